import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { reportEnquiry } from "#app/features/contact/reports.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { askedMembers } from "#db/schema/asks.ts";
import { canAnswer } from "./asks.policy.ts";
import { findAsked, readAsk } from "./ask-queries.server.ts";
import { conversationAbout } from "./close-ask.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

/** A member reports what it was asked, as it would a message: the secretariat reads it, and nobody else. */
export async function reportAsk(
  context: Context,
  { askId, institutionId, reason }: { askId: string; institutionId: string; reason: string },
  actor: Viewer,
): Promise<{ ok: true; enquiryId: string } | Refusal<"not-found" | "stale">> {
  const { withTransaction, clock } = context;
  const enquiryId = await withTransaction(async (tx) => {
    const found = await readAsk(tx, askId);
    const asked = await findAsked(tx, askId, institutionId);
    if (!found || !asked || !canAnswer(actor, institutionId)) return null;
    if (asked.asked.enquiryId !== null) return asked.asked.enquiryId;
    const id = await conversationAbout(tx, found, asked, [], clock.now());
    await tx.update(askedMembers).set({ enquiryId: id }).where(eq(askedMembers.id, asked.asked.id));
    return id;
  });
  if (enquiryId === null) return refused("not-found");
  const reported = await reportEnquiry(context, { id: enquiryId, reason }, actor);
  return reported.ok ? { ok: true, enquiryId } : reported;
}
