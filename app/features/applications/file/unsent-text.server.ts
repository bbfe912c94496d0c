import { and, eq } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { unsentTexts } from "#db/schema/drafts.ts";

interface Whose {
  applicationId: string;
  userId: string;
}

const isOf = ({ applicationId, userId }: Whose) =>
  and(eq(unsentTexts.applicationId, applicationId), eq(unsentTexts.userId, userId));

/** Keeps what somebody wrote with something that was refused, while they mend it on another page. */
export async function keepUnsent(tx: Tx, whose: Whose, body: string, now: Date): Promise<void> {
  if (body === "") {
    await tx.delete(unsentTexts).where(isOf(whose));
    return;
  }
  const kept = { body, keptAt: now };
  const { applicationId, userId } = unsentTexts;
  await tx
    .insert(unsentTexts)
    .values({ ...whose, ...kept })
    .onConflictDoUpdate({ target: [applicationId, userId], set: kept });
}

/** What was kept for this person in the state the file is in; empty when nothing was. */
export async function findUnsent(db: Reader, whose: Whose): Promise<string> {
  const [kept] = await db.select({ body: unsentTexts.body }).from(unsentTexts).where(isOf(whose));
  return kept?.body ?? "";
}

/** Lets go of what was kept of everybody: the file has gone on. */
export async function forgetUnsent(tx: Tx, applicationId: string): Promise<void> {
  await tx.delete(unsentTexts).where(eq(unsentTexts.applicationId, applicationId));
}
