import { and, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { councilItems } from "#db/schema/council.ts";
import type { ReasonCode } from "#db/vocabulary.ts";
import { listItems } from "../session/agenda.server.ts";
import { changeSession, type CouncilContext, type SessionRefusal } from "../session/change-session.server.ts";
import { standingDecisions } from "./standing.server.ts";

interface Words {
  sessionId: string;
  itemId: string;
  reasonCodes: ReasonCode[];
  explanation: string;
  until?: string;
}

/** Prepares what the letter of an item says beside its verdict, as long as it is not announced. */
export function writeLetter(
  context: CouncilContext,
  { sessionId, itemId, reasonCodes, explanation, until }: Words,
  actor: Viewer,
): Promise<{ ok: true } | SessionRefusal> {
  return changeSession<{ ok: true } | SessionRefusal>(
    context,
    { sessionId, event: "word" },
    actor,
    async (tx, _session, now) => {
      const item = (await listItems(tx, sessionId)).find(({ id }) => id === itemId);
      if (!item) return refused("not-found");
      if ((await standingDecisions(tx, [item])).has(itemId)) return refused("impossible");
      const isThis = and(eq(councilItems.id, itemId), eq(councilItems.sessionId, sessionId));
      const words = { reasonCodes, explanation, ...(until && { deferredUntil: until }) };
      await tx.update(councilItems).set(words).where(isThis);
      const data = { caseNumber: item.caseNumber };
      await recordActivity(
        tx,
        { subjectId: sessionId, action: "session.letter_written", actorId: actor.id, data },
        now,
      );
      return { ok: true };
    },
  );
}
