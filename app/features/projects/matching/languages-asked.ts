import type { Language } from "#db/vocabulary-taxonomies.ts";
import { isUnwanted, plainWord, tokensOf } from "./words-of-text.ts";

/** Beginnings of the words for a language in English, Russian and Kazakh. */
const NAMES: Readonly<Record<Language, string>> = {
  kk: "kazakh казахск қазақ",
  ru: "russian русск орыс",
  en: "english англииск ағылшын",
  fr: "french французск француз",
  ar: "arabic арабск араб",
  zh: "chinese китаиск қытаи",
  es: "spanish испанск испан",
  ky: "kyrgyz киргизск кыргызск қырғыз",
  uz: "uzbek узбекск өзбек",
  tg: "tajik таджикск тәжік",
  tk: "turkmen туркменск түрікмен",
  tr: "turkish турецк түрік",
  az: "azerbaijani азербаиджанск әзербаижан",
  mn: "mongolian монгольск моңғол",
  fa: "persian farsi персидск фарси парсы",
  ug: "uyghur уигурск ұиғыр",
  hy: "armenian армянск армян",
  ka: "georgian грузинск грузин",
  ko: "korean кореиск корей",
  ja: "japanese японск жапон",
  de: "german немецк неміс",
  it: "italian итальянск итальян",
  pt: "portuguese португальск португал",
  hi: "hindi хинди",
  ur: "urdu урду",
  id: "indonesian индонезииск индонезия",
  ms: "malay малаиск малай",
};

interface Beginning {
  code: Language;
  name: string;
}

const KEY_LENGTH = 3;
const keyOf = (word: string) => word.slice(0, KEY_LENGTH);

// "Turkish" begins like nothing else, but "түрік" is the beginning of "түрікмен".
const BEGINNINGS: ReadonlyMap<string, readonly Beginning[]> = Map.groupBy(
  Object.entries(NAMES)
    .flatMap(([code, names]) => names.split(" ").map((name) => ({ code: code as Language, name: plainWord(name) })))
    .sort((one, other) => other.name.length - one.name.length),
  ({ name }) => keyOf(name),
);

const languageOf = (word: string) =>
  BEGINNINGS.get(keyOf(word))?.find(({ name }) => word.startsWith(name))?.code ?? null;

const AND = new Set(["and", "or", "и", "или", "және", "немесе", "мен", "пен", "бен", ","]);
const BEFORE = new Set(["in", "into", "from", "between", "на", "с", "со", "по"]);
const KNOWING = /^(command|knowledge|fluen|speak|read|writ|teach|translat|courses|владе|знани|читат|перевод|преподав)/u;
const LANGUAGE = /^(language|speak|язык|тіл)/u;
/** After these the language is not the quality of something else. */
const NEUTRAL = new Set([
  ".",
  ",",
  "or",
  "and",
  "и",
  "или",
  "for",
  "to",
  "with",
  "at",
  "into",
  "from",
  "для",
  "в",
  "с",
  "на",
  "по",
]);
/** In Kazakh by its ending: "орысша", "парсыша". */
const KAZAKH_ADVERB = /(ша|ше)(дан|ден|ға|ге)?$/u;

const ENDS = /^[.;:!?()\n]/;

/** Sentences as their words, with commas. */
function sentencesOf(text: string): string[][] {
  const sentences: string[][] = [[]];
  for (const token of tokensOf(text)) {
    if (ENDS.test(token)) sentences.push([]);
    else sentences.at(-1)?.push(token);
  }
  return sentences;
}

/** The languages a text asks for, not those that only say whose something is: "into Tajik", not "the Tajik shore". */
export function languagesAsked(...texts: readonly string[]): Language[] {
  const found = new Set<Language>();
  for (const sentence of texts.flatMap(sentencesOf))
    if (sentence.some((word) => languageOf(word) !== null) && !isUnwanted(sentence))
      for (const language of languagesIn(sentence)) found.add(language);
  return [...found];
}

function languagesIn(words: readonly string[]): Language[] {
  const found: Language[] = [];
  let at = 0;
  while (at < words.length) {
    const { chain, end } = chainAt(words, at);
    if (chain.length > 0 && isLanguages(words, at, end)) found.push(...chain);
    at = Math.max(end, at + 1);
  }
  return found;
}

/** The languages that are named one after another from a place on. */
function chainAt(words: readonly string[], from: number): { chain: Language[]; end: number } {
  const chain: Language[] = [];
  let end = from;
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? "";
    const language = languageOf(word);
    if (language !== null) {
      chain.push(language);
      end = at + 1;
    } else if (chain.length === 0 || !AND.has(word)) break;
  }
  return { chain, end };
}

function isLanguages(words: readonly string[], from: number, end: number): boolean {
  const after = words[end] ?? ".";
  if (LANGUAGE.test(after)) return true;
  if (words.slice(from, end).some((word) => KAZAKH_ADVERB.test(word) && languageOf(word) !== null)) return true;
  const isIntroduced =
    BEFORE.has(words[from - 1] ?? "") || [1, 2].some((back) => KNOWING.test(words[from - back] ?? ""));
  return isIntroduced && NEUTRAL.has(after);
}
