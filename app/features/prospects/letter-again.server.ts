import { eq } from "drizzle-orm";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import type { outbox } from "#db/schema/outbox.ts";
import { prospectInvitations } from "#db/schema/prospects.ts";
import { findProspect } from "./list-prospects.server.ts";
import { claimStanding, keyOfLetter } from "./prospect.ts";
import { markOfAddress, silencedAmong } from "./prospect-marks.server.ts";

type Letter = Pick<typeof outbox.$inferSelect, "kind" | "dedupeKey">;
export type NotAgain = "silenced" | "answered" | "ended";

/** Why an invitation is not sent once more; null for one that can be, and for every other letter. */
export async function whyNotAgain(
  db: Reader,
  { kind, dedupeKey }: Letter,
  now: Date,
): Promise<Refusal<never, NotAgain> | null> {
  if (kind !== "prospect-invited") return null;
  const [sent] = await db
    .select()
    .from(prospectInvitations)
    .where(eq(prospectInvitations.id, dedupeKey.slice(keyOfLetter("").length)));
  const prospect = sent && (await findProspect(db, sent.prospectId));
  if (!sent || !prospect) return refused("ended");
  const address = markOfAddress(sent.email);
  if (prospect.isSilenced || (await silencedAmong(db, [address])).has(address)) return refused("silenced");
  const standing = claimStanding(sent, prospect.sent[0]?.id === sent.id, now);
  if (standing === "open") return null;
  return standing === "ended" || standing === "replaced" ? refused("ended") : refused("answered");
}
