import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { appealFindings } from "#db/schema/appeals.ts";
import type { ReaderLanguages } from "#db/schema/decisions.ts";
import { brought, wordsInAll } from "../decision/decision-drafts.server.ts";
import type { LetterPreview, LetterView } from "../decision/letter-model.ts";
import { letterViews } from "../decision/letters-view.server.ts";
import type { AppealRow } from "../file/appeal-queries.server.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { templateWords } from "../letters/templates.server.ts";
import { frameFor, listReaderLocales, listReaders } from "../letters/write-to-applicants.server.ts";
import { draftedFinding, type Finding, findingLetter } from "./finding-letter.ts";

export type FindingRow = typeof appealFindings.$inferSelect;
type Letters = FindingRow["letters"];

/** The appeal of a file, with the file. */
export interface Appealed {
  application: ApplicationRow;
  appeal: AppealRow;
}

/** What one of the panel is writing; null before it is begun and once it is proposed. */
export async function findOwnDraft(db: Reader, appealId: string, userId: string): Promise<FindingRow | null> {
  const isTheirs = and(eq(appealFindings.appealId, appealId), eq(appealFindings.authorId, userId));
  const [draft] = await db
    .select()
    .from(appealFindings)
    .where(and(isTheirs, isNull(appealFindings.proposedAt)));
  return draft ?? null;
}

/** Every version that was proposed, newest first. */
export function listProposed(db: Reader, appealId: string): Promise<FindingRow[]> {
  return db
    .select()
    .from(appealFindings)
    .where(and(eq(appealFindings.appealId, appealId), isNotNull(appealFindings.proposedAt)))
    .orderBy(desc(appealFindings.proposedAt), desc(appealFindings.id));
}

/** The letters in every language in which somebody reads them: as a person left them, else as drafted. */
export async function lettersOfDraft(
  db: Reader,
  { application, appeal }: Appealed,
  finding: Finding & { languages?: ReaderLanguages | null },
  before: Letters,
): Promise<Letters> {
  const template = await templateWords(db, `appeal_${finding.outcome}`);
  const letters: Letters = {};
  for (const locale of await listReaderLocales(db, application, { isDecision: true, languages: finding.languages })) {
    const institution = await listedInstitution(db, application, locale);
    const told = { application, institution, appeal, finding, template };
    letters[locale] = brought(before[locale], draftedFinding({ t: translator(locale), locale }, told));
  }
  return letters;
}

/** The letters of a version: what was agreed to stands, and only a language that nobody read then is drafted. */
async function lettersOfVersion(db: Reader, appealed: Appealed, finding: FindingRow): Promise<Letters> {
  const drafted = await lettersOfDraft(db, appealed, finding, {});
  const known = Object.entries(finding.letters).filter(([locale]) => locale in drafted);
  return { ...drafted, ...(Object.fromEntries(known) as Letters) };
}

/** The letters of a finding, each with what its readers get. */
export async function viewFindingLetters(
  { db, config }: Pick<Services, "db" | "config">,
  appealed: Appealed,
  finding: FindingRow,
): Promise<LetterView[]> {
  const { application, appeal } = appealed;
  const letters = finding.proposedAt
    ? await lettersOfVersion(db, appealed, finding)
    : await lettersOfDraft(db, appealed, finding, finding.letters);
  const template = await templateWords(db, `appeal_${finding.outcome}`);
  const previews: LetterPreview[] = [];
  const { languages } = finding;
  for (const person of await listReaders(db, application, { isDecision: true, languages })) {
    const { reader, name, locale: lang } = person;
    const institution = await listedInstitution(db, application, lang);
    const told = { application, institution, appeal, finding, template, words: letters, origin: config.origin };
    const { subject, text } = findingLetter(await frameFor(db, config, person), told);
    previews.push({ reader, name, lang, subject, text });
  }
  return letterViews(letters, previews, template);
}

/** Whether two versions say the same to everybody. */
export const saysTheSame = (one: FindingRow, other: FindingRow): boolean =>
  one.outcome === other.outcome &&
  one.reasons === other.reasons &&
  isDeepStrictEqual(wordsInAll(one.letters), wordsInAll(other.letters));
