import { findTextAt, textsInForce } from "#app/platform/association-texts.server.ts";
import type { TextVersion } from "#app/platform/association-texts.ts";
import type { Reader } from "#db/index.server.ts";
import { findLatestConfirmation } from "./application-queries.server.ts";

interface SignedBefore {
  text: TextVersion;
  /** The version in force now. */
  now: number;
  at: Date;
}

/** The commitment as the head signed it with the application, where its text has changed since; else null. */
export async function findSignedBefore(db: Reader, applicationId: string): Promise<SignedBefore | null> {
  const link = await findLatestConfirmation(db, applicationId);
  if (link?.answer !== "confirmed" || !link.answeredAt) return null;
  const text = await findTextAt(db, "commitment", link.answeredAt);
  const { version: now } = (await textsInForce(db)).commitment;
  return text.version < now ? { text, now, at: link.answeredAt } : null;
}
