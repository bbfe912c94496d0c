import { and, eq, inArray } from "drizzle-orm";
import { isolated } from "#app/i18n/isolate.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import { type InstitutionNames, nameOf, type ShownName } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationSections } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";

type Answers = Readonly<Record<string, unknown>>;

const text = (answers: Answers, key: string) => {
  const value = answers[key];
  return typeof value === "string" ? value.trim() : "";
};

/** What an institution is called by its identity answers, complete or not; `known` is its name where they say nothing. */
export function namesIn(identity: Answers, known: string): InstitutionNames {
  const nameEn = text(identity, "name_en") || known;
  const nameOfficial = text(identity, "name_official");
  return {
    nameOfficial: nameOfficial || nameEn,
    nameOfficialLanguage: nameOfficial ? text(identity, "name_official_language") : "en",
    nameEn,
    translatedNames: translationsFrom((locale) => text(identity, `name_${locale}`)),
  };
}

interface Named {
  application: { institutionName: string };
  answers: Readonly<Record<string, Answers | undefined>>;
}

/** The applying institution's name for a reader, with the official one beside it when it is another. */
export function shownInstitution({ application, answers }: Named, locale: Locale): ShownName {
  return nameOf(namesIn(answers.identity ?? {}, application.institutionName), locale);
}

/** The applying institution's name for a reader. */
export const institutionIn = (named: Named, locale: Locale): string => shownInstitution(named, locale).name;

/** A name as it stands in a letter: one that is not in the reader's language has the official one after it. */
export const writtenName = ({ name, lang, original }: ShownName): string =>
  lang && original ? `${name} (${isolated(original.text)})` : name;

interface Listed {
  id: string;
  institutionName: string;
}

/** Names the institutions of applications for readers of a language, where only the rows of the list were read. */
export async function listedInstitutions(db: Reader, applications: readonly Listed[], locale: Locale) {
  const ids = applications.map(({ id }) => id);
  const isIdentity = and(inArray(applicationSections.applicationId, ids), eq(applicationSections.section, "identity"));
  const rows = ids.length === 0 ? [] : await db.select().from(applicationSections).where(isIdentity);
  const identities = new Map(rows.map(({ applicationId, answers }) => [applicationId, answers]));
  return ({ id, institutionName }: Listed): ShownName =>
    nameOf(namesIn(identities.get(id) ?? {}, institutionName), locale);
}

/** The name of one application's institution for a reader, where only its row was read. */
export async function listedInstitution(db: Reader, application: Listed, locale: Locale): Promise<string> {
  return (await listedInstitutions(db, [application], locale))(application).name;
}
