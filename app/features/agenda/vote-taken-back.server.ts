import { and, eq } from "drizzle-orm";
import { chairIds } from "#app/features/accounts/addressees.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import { sessionTitle } from "./session-title.server.ts";

interface TakenBack {
  sessionId: string;
  /** The decision, and who had announced it. */
  decisionId: string;
  announcedById: string;
  caseNumber: string;
  institutionIn: (locale: Locale) => Promise<string>;
  actor: { id: string; name: string };
  origin: string;
}

/** A decision of the council was taken back: its session says so and is to be announced again, of which those who announce are told. */
export async function noteTakenBack(tx: Tx, { sessionId, ...taken }: TakenBack, now: Date): Promise<void> {
  const { decisionId, announcedById, caseNumber, institutionIn, actor, origin } = taken;
  const entry = { subjectId: sessionId, actorId: actor.id, data: { caseNumber } };
  await recordActivity(tx, { ...entry, action: "session.decision_taken_back" }, now);
  const isDone = and(eq(councilSessions.id, sessionId), eq(councilSessions.state, "announced"));
  await tx.update(councilSessions).set({ state: "closed", announcedAt: null }).where(isDone);
  const [session] = await tx.select().from(councilSessions).where(eq(councilSessions.id, sessionId));
  if (!session) return;
  const kind = "council-taken_back";
  const userIds = [...new Set([announcedById, ...(await chairIds(tx))])];
  await writeTo(
    tx,
    { userIds, reader: "council" },
    { kind, key: decisionId, subjectId: sessionId, actorId: actor.id },
    async (frame) => {
      const { t, locale } = frame;
      const named = { caseNumber, person: actor.name, institution: await institutionIn(locale) };
      return composeLetter(frame, {
        subject: subjectOf(t, kind, { session: sessionTitle(session, locale) }),
        paragraphs: [t("council-mail:taken_back.intro", named)],
        action: { label: linkOf(t, kind), url: `${origin}/council/${sessionId}/announcement` },
      });
    },
    now,
  );
}
