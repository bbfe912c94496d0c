import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { applicationMessages } from "#db/schema/correspondence.ts";
import { hasJustWritten } from "../form/same-words.server.ts";

type Message = Pick<typeof applicationMessages.$inferSelect, "applicationId" | "authorId" | "isFromApplicant" | "body">;

/** Puts a message among those of the case. Returns its id; null when the same words have just been written. */
export async function keepMessage(tx: Tx, message: Message, now: Date): Promise<string | null> {
  if (await hasJustWritten(tx, applicationMessages, message, now)) return null;
  const id = newOrderedId();
  await tx.insert(applicationMessages).values({ id, ...message, createdAt: now });
  return id;
}
