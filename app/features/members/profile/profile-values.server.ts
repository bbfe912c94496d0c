import { rowAnswers } from "#app/features/forms/row-answers.ts";
import { fieldIn, inEachField, translationsFrom } from "#app/i18n/translations.ts";
import type { Translations } from "#db/locales.ts";
import { type institutions, type KeyFigures, profileColumns } from "#db/schema/members.ts";
import type { Reader } from "#db/index.server.ts";
import { readTexts } from "../institution/institution-texts.server.ts";
import { listTopics } from "../institution/own-institution.server.ts";
import type { Visibility } from "../institution/visibility.ts";
import { answersFor } from "./field-visibility.ts";
import { PROFILE_FIELDS, type ProfileValues } from "./profile-fields.ts";

type InstitutionRow = typeof institutions.$inferSelect;

export const FIGURES = [
  "students",
  "internationalStudents",
  "academicStaff",
  "referenceYear",
] as const satisfies (keyof KeyFigures)[];

const ELSEWHERE: ReadonlySet<string> = new Set([
  ...Object.keys(inEachField("profile", () => null)),
  ...["themes", "fieldsOfStudy"],
  ...FIGURES,
]);
const inRow = rowAnswers(
  profileColumns,
  PROFILE_FIELDS.filter(({ key }) => !ELSEWHERE.has(key)),
);

/** What stands in the columns of answers that are kept for fewer readers. */
const UNSAID = {
  ...{ profileEn: "", socialLinks: [], degreeLevels: [], languagesOfInstruction: [] },
  ...{ offers: [], seeks: [], unescoLinks: [] },
} satisfies Partial<ProfileValues>;

/** What the row of an institution holds of its profile. */
export function columnsOf(values: Partial<ProfileValues>) {
  const columns = inRow.columnsOf({ ...UNSAID, ...values }) as Pick<
    InstitutionRow,
    keyof ProfileValues & keyof InstitutionRow
  > & {
    answers: InstitutionRow["answers"];
  };
  const figures = FIGURES.map((name) => [name, values[name] ?? null]);
  return { ...columns, keyFigures: Object.fromEntries(figures) as unknown as KeyFigures };
}

/** The short profile in other languages than English. */
export const profilesOf = (values: Partial<ProfileValues>): Translations =>
  translationsFrom((locale) => values[fieldIn("profile", locale)]);

interface Stored {
  institution: InstitutionRow;
  profiles: Translations;
  themes: string[];
  fieldsOfStudy: string[];
}

/** The answers of a profile, as far as they are given and a reader sees them. */
export function valuesOf(
  { institution, profiles, themes, fieldsOfStudy }: Stored,
  reach: Visibility,
): Partial<ProfileValues> {
  const figures = FIGURES.map((name) => [name, institution.keyFigures[name] ?? undefined]);
  return {
    ...inRow.valuesOf(institution),
    ...inEachField("profile", (locale) => profiles[locale]),
    ...(Object.fromEntries(figures) as Pick<ProfileValues, (typeof FIGURES)[number]>),
    ...({ themes, fieldsOfStudy } as Pick<ProfileValues, "themes" | "fieldsOfStudy">),
    ...answersFor(institution, reach),
  };
}

/** All answers of a profile, as who acts for the institution reads them; fewer for a wider circle. */
export async function readValues(
  db: Reader,
  institution: InstitutionRow,
  reach: Visibility = "secretariat",
): Promise<Partial<ProfileValues>> {
  const { id } = institution;
  const profiles = await readTexts(db, id, "profile");
  const [themes, fieldsOfStudy] = [await listTopics(db, id, "theme"), await listTopics(db, id, "field")];
  return valuesOf({ institution, profiles, themes, fieldsOfStudy }, reach);
}
