import { asc, eq } from "drizzle-orm";
import { chairIds } from "#app/features/accounts/addressees.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import { sessionTitle } from "./session-title.server.ts";
import type { Leaving } from "./stage.ts";
import { listStandingItems, type Matter } from "./stages.server.ts";

interface Left extends Matter {
  how: Leaving;
  actorId: string | null;
  origin: string;
}

type SessionRow = typeof councilSessions.$inferSelect;

/**
 * Something goes another way while it is before the council: the history of the session names it, and it is taken off the
 * agenda of one that is being prepared, of which the chair is told. What is voted on keeps its place.
 */
export async function leaveAgenda(tx: Tx, { how, actorId, origin, ...matter }: Left, now: Date): Promise<void> {
  const { subjectType, subjectId } = matter;
  for (const { item, session } of await listStandingItems(tx, { subjectType, subjectIds: [subjectId] })) {
    const { caseNumber } = item;
    const entry = { subjectId: session.id, actorId, data: { caseNumber } };
    await recordActivity(tx, { ...entry, action: `session.left_${how}` }, now);
    if (session.state !== "prepared") continue;
    await tx.delete(councilItems).where(eq(councilItems.id, item.id));
    await renumberAgenda(tx, session.id);
    const raised = { version: session.version + 1 };
    await tx.update(councilSessions).set(raised).where(eq(councilSessions.id, session.id));
    await tellChair(tx, { session, caseNumber, how, key: item.id, actorId, origin }, now);
  }
}

/** Closes the gap that something leaves on an agenda. */
export async function renumberAgenda(tx: Tx, sessionId: string): Promise<void> {
  const isOfSession = eq(councilItems.sessionId, sessionId);
  const items = await tx.select().from(councilItems).where(isOfSession).orderBy(asc(councilItems.position));
  for (const [index, { id, position }] of items.entries())
    if (position !== index + 1)
      await tx
        .update(councilItems)
        .set({ position: index + 1 })
        .where(eq(councilItems.id, id));
}

interface Told extends Omit<Left, keyof Matter> {
  session: SessionRow;
  caseNumber: string;
  key: string;
}

async function tellChair(tx: Tx, { session, caseNumber, how, key, actorId, origin }: Told, now: Date): Promise<void> {
  const kind = "council-left";
  const about = { kind, key, subjectId: session.id, actorId } as const;
  await writeTo(
    tx,
    { userIds: await chairIds(tx), reader: "council" },
    about,
    (frame) => {
      const { t, locale } = frame;
      const title = sessionTitle(session, locale);
      return composeLetter(frame, {
        subject: subjectOf(t, kind, { session: title }),
        paragraphs: [t(`council-mail:left.${how}`, { caseNumber }), t("council-mail:left.intro", { session: title })],
        action: { label: linkOf(t, kind), url: `${origin}/council/${session.id}` },
      });
    },
    now,
  );
}
