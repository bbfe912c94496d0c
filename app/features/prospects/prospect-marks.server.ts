import { and, eq, inArray } from "drizzle-orm";
import { marksOf, ofProspect } from "#app/features/imports/known-records.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { prospects } from "#db/schema/imports.ts";
import { prospectLetterMarks, silencedAddresses, silencedUniversities } from "#db/schema/prospects.ts";

export const markOfAddress = (email: string): string => sha256(email.trim().toLowerCase());

/** By what a university is known again when its record is gone: as a list that brings it anew would know it. */
export function marksOfUniversity(row: typeof prospects.$inferSelect): string[] {
  const { ror, domain, name } = marksOf(ofProspect(row).facts);
  return Object.entries({ ror, domain, name }).flatMap(([kind, marks]) => marks.map((one) => sha256(`${kind} ${one}`)));
}

interface Marked {
  address: string | null;
  university: readonly string[];
}

/** Notes beyond the record that a letter with this link went out. */
export async function markLetter(tx: Tx, tokenSha256: string, { address, university }: Marked, now: Date) {
  const rows = [
    ...(address === null ? [] : [{ markSha256: address, markOf: "address" as const }]),
    ...university.map((markSha256) => ({ markSha256, markOf: "university" as const })),
  ];
  await tx.insert(prospectLetterMarks).values(rows.map((row) => ({ ...row, tokenSha256, sentAt: now })));
}

/** A letter to somebody else was none to the university. */
export async function unmarkUniversity(tx: Tx, tokenSha256: string) {
  const isIts = and(eq(prospectLetterMarks.tokenSha256, tokenSha256), eq(prospectLetterMarks.markOf, "university"));
  await tx.delete(prospectLetterMarks).where(isIts);
}

export const letterMarks = (db: Reader, tokenSha256: string) =>
  db.select().from(prospectLetterMarks).where(eq(prospectLetterMarks.tokenSha256, tokenSha256));

/** The letters that went to an address, or for a university, with these marks. */
export const lettersMarked = (db: Reader, marks: readonly string[]) =>
  db
    .select()
    .from(prospectLetterMarks)
    .where(inArray(prospectLetterMarks.markSha256, [...marks]));

/** Keeps that nobody writes again. */
export async function silence(tx: Tx, { address, university }: Marked, now: Date) {
  if (address !== null)
    await tx.insert(silencedAddresses).values({ emailSha256: address, createdAt: now }).onConflictDoNothing();
  if (university.length > 0)
    await tx
      .insert(silencedUniversities)
      .values(university.map((markSha256) => ({ markSha256, createdAt: now })))
      .onConflictDoNothing();
}

/** Which of the marks asked for no more letters. */
export async function silencedAmong(db: Reader, marks: readonly string[]): Promise<Set<string>> {
  const addresses = await db
    .select({ mark: silencedAddresses.emailSha256 })
    .from(silencedAddresses)
    .where(inArray(silencedAddresses.emailSha256, [...marks]));
  const universities = await db
    .select({ mark: silencedUniversities.markSha256 })
    .from(silencedUniversities)
    .where(inArray(silencedUniversities.markSha256, [...marks]));
  return new Set([...addresses, ...universities].map(({ mark }) => mark));
}
