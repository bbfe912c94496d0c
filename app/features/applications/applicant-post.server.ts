import { and, eq, isNull } from "drizzle-orm";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import type { Letter, LetterFrame } from "#app/features/letters/letter.ts";
import { queueLetter } from "#app/platform/outbox.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { grants } from "#db/schema/accounts.ts";
import { listedInstitution } from "./application-names.server.ts";
import { findLatestConfirmation, type HeadConfirmationRow } from "./application-queries.server.ts";
import type { ApplicationRow } from "./dossier.server.ts";

/** Everybody who holds the application: its owner and all with an applicant grant on it. */
async function applicantsOf(db: Reader, { id, ownerId }: ApplicationRow): Promise<string[]> {
  const isApplicant = and(eq(grants.applicationId, id), isNull(grants.revokedAt));
  const held = await db.selectDistinct({ userId: grants.userId }).from(grants).where(isApplicant);
  return [ownerId, ...held.map(({ userId }) => userId)];
}

export interface Post {
  /** Names the occasion; with the recipient it keeps the same letter from being written twice. */
  occasion: string;
  kind: string;
  /** Writes the letter in the language of its frame; `institution` is what the institution is called in it. */
  compose: (frame: LetterFrame, institution: string) => Letter;
}

/** Letters that tell a decision: the head, who signed the application, gets them too. */
const DECISIONS: readonly string[] = ["application-approved", "application-refused", "application-deferred"];

/** Writes to all who hold the application, in the language they applied in; a decision also to the head who signed. */
export async function writeToApplicants(
  tx: Tx,
  application: ApplicationRow,
  { occasion, kind, compose }: Post,
  now: Date,
): Promise<void> {
  const { locale } = application;
  const institution = await listedInstitution(tx, application, locale);
  const about = { subjectType: "application", subjectId: application.id };
  const people = await addressees(tx, await applicantsOf(tx, application));
  for (const { name, email: recipient } of people) {
    const letter = compose(await composeFor(tx, locale, "applicant", name), institution);
    await queueLetter(tx, { ...letter, ...about, dedupeKey: `${occasion}:${recipient}`, kind, recipient, locale }, now);
  }
  if (!DECISIONS.includes(kind)) return;
  const link = await findLatestConfirmation(tx, application.id);
  const isTold = people.some(({ email }) => email === link?.headEmail);
  if (link?.answer === "confirmed" && !isTold)
    await writeToHead(tx, application, { link, occasion: `${occasion}:head`, kind, compose }, now);
}

type ToHead = Post & { link: Pick<HeadConfirmationRow, "headName" | "headEmail"> };

/** Writes to the head of the institution, who needs no account, in the language of the application. */
export async function writeToHead(
  tx: Tx,
  application: ApplicationRow,
  { link, occasion: dedupeKey, kind, compose }: ToHead,
  now: Date,
): Promise<void> {
  const { locale } = application;
  const institution = await listedInstitution(tx, application, locale);
  const letter = compose(await composeFor(tx, locale, "head", link.headName), institution);
  const about = { subjectType: "application", subjectId: application.id, recipient: link.headEmail, locale };
  await queueLetter(tx, { ...letter, ...about, dedupeKey, kind }, now);
}
