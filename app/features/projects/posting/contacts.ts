// Bounded on all sides, so that no text makes them slow.
const EMAIL = /[^\s@<>()«»"“”,;]{1,64}@[^\s@<>()«»"“”,;]{1,100}\.\p{L}{2,20}/gu;
const MESSENGER =
  /(?<![\p{L}\d.-])(?:https?:\/\/)?(?:www\.)?(?:wa\.me|t\.me|telegram\.me|api\.whatsapp\.com|vk\.me|m\.me|signal\.me)\/[^\s<>()«»"“”,;]{1,100}/giu;
const ABROAD = /(?:\+|(?<![\d\p{L}.,/:_-])00(?=[1-9]))\d(?:[\s().-]{0,3}\d){7,14}(?!\d)/gu;
/** As it is dialled inside a country: with the 0 or 8 before it. */
const AT_HOME = /(?<![\p{L}\d.,/:_+-])\(?[08](?:[\s()-]{0,2}\d){8,10}(?![\d_/])/gu;
const CALLED =
  /(?<!\p{L})(?:тел|телефон|моб|факс|whatsapp|ватсап|вотсап|tel|telephone|phone|mobile|fax)\.?[\s:№]{0,3}(\(?\d(?:[\s()-]{0,2}\d){4,14})(?!\d)/giu;

/** Words after which a number is of something else. */
const OF_ELSE =
  /(?:№|n[°o]\.?|isbn(?:-1[03])?|issn|doi|orcid|id|grant|project|contract|грант|проект|договор|ирн|бин|иин|инн|bin|iin|irn)[\s:.#№-]{0,3}$/iu;
const DAY = /^\d{2}[.\s-]\d{2}[.\s-](?:19|20)\d{2}(?!\d)|^\d{4}-\d{2}-\d{2}/;
const SUM = /^\+?\d{1,3}(?:[\s.,]\d{3})+$/;

const digitsIn = (text: string) => text.replaceAll(/\D/g, "");

/** A sum is written in threes from its end, and mostly ends with noughts; what begins with 0 is none. */
const isSum = (found: string) =>
  SUM.test(found) && (found.startsWith("+") ? found.endsWith("000") : !found.startsWith("0"));

/** Numbers of other things end in a lone digit, as that of a book does. */
const isOfBook = (found: string) => /-[\dX]$/.test(found);

function isDialledAtHome(found: string): boolean {
  const digits = digitsIn(found);
  return digits.startsWith("8") ? /^8[3-79]\d{9}$/.test(digits) : /^0[1-9]\d{7,9}$/.test(digits);
}

interface Form {
  form: RegExp;
  isIt?: (found: string) => boolean;
  /** Whatever stands before it. */
  isSaid?: boolean;
}

const isNumber = (found: string) => !isSum(found) && !DAY.test(found) && !isOfBook(found);
const FORMS: readonly Form[] = [
  { form: EMAIL, isSaid: true },
  { form: MESSENGER, isSaid: true },
  { form: CALLED, isSaid: true },
  { form: ABROAD, isIt: isNumber },
  { form: AT_HOME, isIt: (found) => isNumber(found) && isDialledAtHome(found) },
];

const withoutEnd = (found: string) => found.replace(/[\s.,;:!?()-]+$/u, "").trim();

/** E-mail addresses, telephone numbers and links to messengers in a text, each once, in the order in which they stand. */
export function contactsIn(text: string): string[] {
  const found: { at: number; end: number; words: string }[] = [];
  for (const { form, isIt = () => true, isSaid = false } of FORMS)
    for (const match of text.matchAll(form)) {
      const words = withoutEnd(match[1] ?? match[0]);
      const at = match.index + match[0].indexOf(match[1] ?? match[0]);
      const isMeant = isIt(words) && (isSaid || !OF_ELSE.test(text.slice(Math.max(0, match.index - 20), match.index)));
      const end = at + words.length;
      if (isMeant && !found.some((one) => at < one.end && one.at < end)) found.push({ at, end, words });
    }
  return [...new Set(found.toSorted((one, other) => one.at - other.at).map(({ words }) => words))];
}
