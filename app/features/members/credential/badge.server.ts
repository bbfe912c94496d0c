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
/** Where the words begin, and how many letters of a size have room beside each other. */
const LEFT = 88;
const LETTERS = { 12: 40, 14: 34 } as const;

const STAR =
  '<g transform="translate(44 48) scale(.62)" fill="none" stroke="#263f8f" stroke-width="4" stroke-linejoin="round">' +
  '<path d="M0-46 13-31 33-33 31-13 46 0 31 13 33 33 13 31 0 46-13 31-33 33-31 13-46 0-31-13-33-33-13-31Z"/>' +
  '<path d="M-18-18H18V18H-18Z"/><path d="M0-25.5 25.5 0 0 25.5-25.5 0Z" stroke="#c9a24b"/></g>';

interface Line {
  text: string;
  top: number;
  size: keyof typeof LETTERS;
  colour: string;
  isBold?: boolean;
}

// Long names are cut, and what is still too wide in the reader's own font is drawn closer.
function lineOf({ text, top, size, colour, isBold }: Line): string {
  const shown = excerptOf(text, 2 * LETTERS[size]);
  const fit =
    shown.length > LETTERS[size] ? ` textLength="${BADGE.width - LEFT - 14}" lengthAdjust="spacingAndGlyphs"` : "";
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
      const facts = [categoryView(membership.category, locale).label, membership.number, day];
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
  { db, clock }: Pick<Services, "db" | "clock">,
  number: string,
  locale: Locale,
): Promise<Badge> {
  const now = clock.now();
  const check = await checkMembership(db, number, now);
  const { shortName, isProposed } = await getAssociation(db);
  const t = translator(locale);
  const association = isProposed ? `${shortName[locale]} (${t("common:association.proposed")})` : shortName[locale];
  const [head, foot] = wordsOf(check, formatDate(now, locale), locale);
  const isValid = check.answer === "valid";
  const state = isValid ? t("members:verify.valid") : null;
  const lines: Line[] = [
    { text: association, top: 26, size: 12, colour: SOFT },
    { text: head, top: 47, size: 14, colour: isValid ? INK : BAD, isBold: true },
    { text: foot, top: 66, size: 12, colour: SOFT },
    ...(state ? [{ text: state, top: 84, size: 12, colour: LAPIS, isBold: true } as const] : []),
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
