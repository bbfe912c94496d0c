import { translator } from "#app/i18n/translator.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import type { Services } from "#app/platform/services.server.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { checkMembership, type MembershipCheck } from "../institution/membership-check.server.ts";
import { categoryView } from "../institution/membership-view.server.ts";
import { BADGE } from "./badge-place.ts";

const INK = "#1e1b15";
const SOFT = "#5a5346";
const LAPIS = "#263f8f";
const BAD = "#a3262a";
/** Where the words begin, and how far they may go. */
const LEFT = 88;
const ROOM = BADGE.width - LEFT - 14;
/** How much closer than a font has them letters may be drawn. */
const CLOSEST = 1.3;

const STAR =
  '<g transform="translate(44 48) scale(.62)" fill="none" stroke="#263f8f" stroke-width="4" stroke-linejoin="round">' +
  '<path d="M0-46 13-31 33-33 31-13 46 0 31 13 33 33 13 31 0 46-13 31-33 33-31 13-46 0-31-13-33-33-13-31Z"/>' +
  '<path d="M-18-18H18V18H-18Z"/><path d="M0-25.5 25.5 0 0 25.5-25.5 0Z" stroke="#c9a24b"/></g>';

const TOPS = { association: 26, head: 47, foot: 66, state: 84 };

interface Line {
  text: string;
  top: number;
  size: number;
  colour: string;
  isBold?: boolean;
}

// Widths of letters in the size of their font, in the widest of the usual fonts; whichever one the reader has is not known.
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u, 1],
  [/[mwMWЖШЩЮФМЫжшщюфмы—…]/u, 0.92],
  [/[\p{Lu}\p{Nd}№&]/u, 0.7],
  [/[\s.,:;·()«»'"il1I-]/u, 0.34],
];
/** How much wider bold letters are. */
const BOLD = 1.08;
const HEAD_SIZE = 14;

const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 0.6), 0) * size;

/** As much of a text as a width has room for, cut between words. */
function cutTo(text: string, size: number, room: number): string {
  let shown = text;
  for (let most = text.length - 1; most > 0 && widthOf(shown, size) > room; most--) shown = excerptOf(text, most);
  return shown;
}

/** A name in two lines where one has no room for it. */
function inLines(text: string, size: number): string[] {
  if (widthOf(text, size) <= ROOM) return [text];
  const words = text.split(" ");
  const fitting = words.findLastIndex((_, last) => widthOf(words.slice(0, last + 1).join(" "), size) <= ROOM);
  const [first, second] = [words.slice(0, fitting + 1).join(" "), words.slice(fitting + 1).join(" ")];
  return [first, second].filter(Boolean);
}

// What is too long is drawn closer, and what is longer than that is cut.
function lineOf({ text, top, size, colour, isBold }: Line): string {
  const wide = isBold ? size * BOLD : size;
  const shown = cutTo(text, wide, CLOSEST * ROOM);
  const fit = widthOf(shown, wide) > ROOM ? ` textLength="${ROOM}" lengthAdjust="spacingAndGlyphs"` : "";
  const weight = isBold ? ' font-weight="700"' : "";
  return `<text x="${LEFT}" y="${top}" font-size="${size}" fill="${colour}"${weight}${fit}>${escapeXml(shown)}</text>`;
}

function wordsOf(check: MembershipCheck, day: string, locale: Locale): [head: string, foot: string] {
  const t = translator(locale);
  switch (check.answer) {
    case "unknown":
      return [t("members:verify.unknown"), day];
    case "not-valid":
      return [t(`members:verify.${check.why}.title`), `${check.number} · ${day}`];
    case "valid": {
      const { membership, institution } = check;
      const facts = [categoryView(membership.category, locale).label, membership.number];
      return [nameOf(institution, locale).name, facts.join(" · ")];
    }
  }
}

interface Badge {
  isKnown: boolean;
  svg: string;
}

/** The badge of a membership as it stands now, as a picture that other sites show; without scripts and links. */
export async function drawBadge(
  { db, clock, config }: Pick<Services, "db" | "clock" | "config">,
  number: string,
  locale: Locale,
): Promise<Badge> {
  const now = clock.now();
  const check = await checkMembership(db, number, now);
  const { shortName, isProposed } = await getAssociation(db);
  const t = translator(locale);
  const issuer = isProposed ? `${shortName[locale]} (${t("common:association.proposed")})` : shortName[locale];
  const association = config.mode === "demo" ? `${t("common:demo.short")} · ${issuer}` : issuer;
  const day = formatDate(now, locale);
  const [head, foot] = wordsOf(check, day, locale);
  const isValid = check.answer === "valid";
  const state = isValid ? `${t("members:verify.valid")} · ${day}` : null;
  const names = inLines(head, HEAD_SIZE * BOLD);
  const tops = names.length > 1 ? { association: 20, head: 38, foot: 72, state: 88 } : TOPS;
  const headColour = isValid ? INK : BAD;
  const lines: Line[] = [
    { text: association, top: tops.association, size: 12, colour: SOFT },
    ...names.map((text, at) => ({ text, top: tops.head + 17 * at, size: HEAD_SIZE, colour: headColour, isBold: true })),
    { text: foot, top: tops.foot, size: 12, colour: SOFT },
    ...(state ? [{ text: state, top: tops.state, size: 12, colour: LAPIS, isBold: true }] : []),
  ];
  const { width, height } = BADGE;
  const title = [association, head, foot, state].filter(Boolean).join(". ");
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `lang="${locale}" role="img" font-family="Inter, 'Noto Sans', Arial, sans-serif"><title>${escapeXml(title)}</title>` +
    `<rect x=".75" y=".75" width="${width - 1.5}" height="${height - 1.5}" rx="8" fill="#fffdf8" ` +
    `stroke="${isValid ? LAPIS : BAD}" stroke-width="1.5"/>${STAR}${lines.map(lineOf).join("")}</svg>`;
  return { isKnown: check.answer !== "unknown", svg };
}
