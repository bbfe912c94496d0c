import { facetLabel } from "#app/features/members/directory/facet-label.server.ts";
import type { MemberRecord } from "#app/features/members/directory/member-records.server.ts";
import { identifiersOf } from "#app/features/members/institution/institution-identifiers.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { inTurns } from "#app/platform/in-turns.ts";
import type { Cell, Sheet } from "#app/platform/sheet.ts";
import type { Locale } from "#db/locales.ts";

const COLUMNS = [
  "number",
  "name",
  "name_original",
  "name_ru",
  "name_kk",
  "acronym",
  "country",
  "country_code",
  "city",
  "type",
  "control",
  "founded",
  "category",
  "since",
  "theme",
  "field",
  "offer",
  "seek",
  "language",
  "website",
  "ror",
  "latitude",
  "longitude",
  "page",
] as const;

/** Without the unbreakable spaces that pages have: who looks for the words in a file types others. */
const breakable = (words: string) => words.replaceAll("\u00a0", " ");

/** Members as a list to save, in the reader's words; what has several values has them in one cell. */
export async function memberSheet(
  records: readonly MemberRecord[],
  { origin, locale }: { origin: string; locale: Locale },
): Promise<Sheet> {
  const t = translator(locale);
  const rows: Cell[][] = [];
  await inTurns(records, (record) => rows.push(cellsOf(record, origin, locale)));
  return {
    title: t("members:directory.title"),
    headings: COLUMNS.map((column) => breakable(t(`members:directory.save.column.${column}`))),
    rows,
  };
}

function cellsOf(record: MemberRecord, origin: string, locale: Locale): Cell[] {
  const { values, translatedNames } = record;
  const words = (facet: keyof typeof values) =>
    breakable(values[facet].map((value) => facetLabel(facet, value, locale)).join("; "));
  const cells: Record<(typeof COLUMNS)[number], Cell> = {
    number: record.number,
    name: record.nameEn,
    name_original: record.nameOfficial,
    name_ru: translatedNames.ru ?? null,
    name_kk: translatedNames.kk ?? null,
    acronym: record.acronym,
    country: words("country"),
    country_code: record.country,
    city: record.city,
    type: words("type"),
    control: words("control"),
    founded: record.foundedYear,
    category: words("category"),
    since: { day: record.startsOn },
    theme: words("theme"),
    field: words("field"),
    offer: words("offer"),
    seek: words("seek"),
    language: words("language"),
    website: record.website,
    ror: identifiersOf(record).find(({ kind }) => kind === "ror")?.href ?? null,
    latitude: record.latitude,
    longitude: record.longitude,
    page: `${origin}/directory/${record.slug}`,
  };
  return COLUMNS.map((column) => cells[column]);
}
