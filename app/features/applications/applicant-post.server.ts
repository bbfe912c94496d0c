import { and, eq, isNull, or } from "drizzle-orm";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { type Letter, queueLetter } from "#app/platform/outbox.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { grants, users } from "#db/schema/accounts.ts";
import type { Locale } from "#db/vocabulary.ts";
import { listedInstitution } from "./application-names.server.ts";
import type { LetterFrame } from "./application-letters.ts";
import type { ApplicationRow } from "./dossier.server.ts";

/** The addresses of everybody who holds the application: its owner and all with an applicant grant on it. */
async function applicantAddresses(tx: Tx, application: ApplicationRow): Promise<string[]> {
  const isApplicant = and(eq(grants.applicationId, application.id), isNull(grants.revokedAt));
  const found = await tx
    .selectDistinct({ email: users.email })
    .from(users)
    .leftJoin(grants, eq(grants.userId, users.id))
    .where(and(isNull(users.suspendedAt), or(eq(users.id, application.ownerId), isApplicant)));
  return found.map(({ email }) => email);
}

/** Words and name for a letter in a language. */
export async function letterFrame(db: Reader, locale: Locale): Promise<LetterFrame> {
  const { name } = await getLocalizedAssociation(db, locale);
  return { t: translator(locale), locale, sender: name };
}

interface Post {
  /** Names the occasion; with the recipient it keeps the same letter from being written twice. */
  occasion: string;
  kind: string;
  /** Writes the letter in the language of its frame; `institution` is what the institution is called in it. */
  compose: (frame: LetterFrame, institution: string) => Letter;
}

/** Writes to all who hold the application, in the language they applied in. */
export async function writeToApplicants(
  tx: Tx,
  application: ApplicationRow,
  { occasion, kind, compose }: Post,
  now: Date,
): Promise<void> {
  const institution = await listedInstitution(tx, application, application.locale);
  const letter = compose(await letterFrame(tx, application.locale), institution);
  for (const recipient of await applicantAddresses(tx, application)) {
    const about = { subjectType: "application", subjectId: application.id };
    const dedupeKey = `${occasion}:${recipient}`;
    await queueLetter(tx, { ...letter, ...about, dedupeKey, kind, recipient, locale: application.locale }, now);
  }
}
