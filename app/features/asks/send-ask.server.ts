import { and, eq, gt, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { chosenSender } from "#app/features/contact/write-as.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { counters } from "#db/schema/counters.ts";
import { institutions } from "#db/schema/members.ts";
import { endOf, MOST_ASKED, MOST_OPEN } from "./ask.ts";
import { askMembers } from "./write-letters.server.ts";
import type { NewAsk } from "./asks.schema.ts";
import { findFitting } from "./find-fitting.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

/** For which member somebody asks; nobody who acts for none does. */
export async function findAsker(db: Reader, viewer: Viewer, chosen: string | undefined, today: string) {
  const sender = await chosenSender(db, viewer, chosen, today);
  if (!sender.ok || sender.institutionId === null) return refused("no-sender");
  const { id, country } = institutions;
  const [asker] = await db.select({ id, country }).from(institutions).where(eq(id, sender.institutionId));
  return asker ? { ok: true as const, asker } : refused("no-sender");
}

const countOpen = (db: Reader, institutionId: string, now: Date) =>
  db.$count(asks, and(eq(asks.institutionId, institutionId), eq(asks.state, "open"), gt(asks.endsAt, now)));

/** The same sentence, sent a moment ago. */
async function findJustSent(tx: Reader, institutionId: string, { sentence, kind }: NewAsk, actor: Viewer, now: Date) {
  const isSame = and(eq(asks.institutionId, institutionId), eq(asks.askedById, actor.id), eq(asks.kind, kind));
  const isRecent = gt(asks.createdAt, new Date(now.getTime() - SENT_TWICE_MS));
  const [row] = await tx
    .select({ id: asks.id })
    .from(asks)
    .where(and(isSame, isRecent, eq(asks.sentence, sentence)));
  return row?.id ?? null;
}

/** The ask that somebody sends once more, if it was sent a moment ago. */
export async function findTwin({ db, clock }: Pick<Services, "db" | "clock">, asked: NewAsk, actor: Viewer) {
  const now = clock.now();
  const found = await findAsker(db, actor, asked.institution, dayOf(now));
  return found.ok ? findJustSent(db, found.asker.id, asked, actor, now) : null;
}

/** One ask is sent after the other: what two of them count of a week they would else not see of each other. */
async function takeTurn(tx: Tx): Promise<void> {
  await tx
    .insert(counters)
    .values({ name: "asks", value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } });
}

type Sent = { ok: true; id: string; asked: number } | Refusal<"too-many", "barred" | "no-sender" | "nobody-fits">;

/** Asks those that were chosen among the members it fits now: ten at most, and none that was asked enough this week. */
export function sendAsk({ withTransaction, clock, config }: Context, asked: NewAsk, actor: Viewer): Promise<Sent> {
  return withTransaction(async (tx): Promise<Sent> => {
    const now = clock.now();
    await takeTurn(tx);
    const found = await findAsker(tx, actor, asked.institution, dayOf(now));
    if (!found.ok) return found;
    const { asker } = found;
    if (await isBarred(tx, actor.id)) return refused("barred");
    const again = await findJustSent(tx, asker.id, asked, actor, now);
    if (again) return { ok: true, id: again, asked: await tx.$count(askedMembers, eq(askedMembers.askId, again)) };
    if ((await countOpen(tx, asker.id, now)) >= MOST_OPEN) return refused("too-many");
    const { fitting } = await findFitting(tx, asked, asker, now);
    const chosen = fitting.filter(({ id }) => asked.member.includes(id)).slice(0, MOST_ASKED);
    if (chosen.length === 0) return refused("nobody-fits");
    const { kind, sentence, language, languages, themes, fields, days } = asked;
    const ask = {
      ...{ id: newOrderedId(), institutionId: asker.id, askedById: actor.id, kind, sentence, language, languages },
      ...{ themes, fields, state: "open" as const, createdAt: now, endsAt: endOf(Number(days), now) },
    };
    await tx.insert(asks).values(ask);
    const rows = chosen.map(({ id: institutionId, reasons }) => ({
      ...{ id: newOrderedId(), askId: ask.id, institutionId, askedAt: now },
      reasons: reasons.map(({ kind: of, code, weight }) => ({ kind: of, code, weight })),
    }));
    await tx.insert(askedMembers).values(rows);
    await askMembers(tx, config, ask.id, now);
    return { ok: true, id: ask.id, asked: rows.length };
  });
}
