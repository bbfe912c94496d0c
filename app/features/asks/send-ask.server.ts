import { and, eq, gt, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { chosenSender } from "#app/features/contact/write-as.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { sentBefore } from "#app/platform/sent-before.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { counters } from "#db/schema/counters.ts";
import { institutions } from "#db/schema/members.ts";
import { endOf, MOST_ASKED, MOST_OPEN } from "./ask.ts";
import { type FullAsk, readAsks } from "./ask-queries.server.ts";
import { canClose, isAskOpen } from "./asks.policy.ts";
import type { OpenTwin } from "./asks-model.ts";
import type { NewAsk } from "./asks.schema.ts";
import { findFitting, type Fitting } from "./find-fitting.server.ts";
import { askMembers } from "./write-letters.server.ts";

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

/** What was sent from the same page: a button that was pressed twice. */
async function findSent(tx: Reader, asked: NewAsk, actor: Viewer) {
  if (!asked.formKey) return null;
  const isIt = and(eq(asks.askedById, actor.id), eq(asks.formKey, asked.formKey));
  const [row] = await tx.select().from(asks).where(isIt);
  if (!row) return null;
  const again = sentBefore({ isTheirs: true, is: saidOf(row), sent: saidOf(asked) });
  return again.ok ? { ok: true as const, id: row.id } : refused("sent-already");
}

/** What is asked; in which order boxes were ticked says nothing. */
const saidOf = ({ kind, sentence, language, ...by }: Said) => ({
  ...{ kind, sentence, language },
  ...{ languages: by.languages.toSorted(), themes: by.themes.toSorted(), fields: by.fields.toSorted() },
});

interface Said extends Pick<NewAsk, "kind" | "sentence" | "language"> {
  languages: readonly string[];
  themes: readonly string[];
  fields: readonly string[];
}

/** The ask of the same words that is still open. */
async function findSame(tx: Reader, institutionId: string, { sentence, kind }: NewAsk, now: Date) {
  const isSame = and(eq(asks.institutionId, institutionId), eq(asks.kind, kind), eq(asks.sentence, sentence));
  const rows = await tx
    .select({ id: asks.id })
    .from(asks)
    .where(and(isSame, eq(asks.state, "open")));
  const found = await readAsks(
    tx,
    rows.map(({ id }) => id),
  );
  return found.find((one) => one.isHeld || isAskOpen(one, now)) ?? null;
}

/** What was sent from the same page already. */
export const findTwin = ({ db }: Pick<Services, "db">, asked: NewAsk, actor: Viewer) => findSent(db, asked, actor);

/** Of the ask of the same words that is open: its id, and who of those that are ticked could be asked too. */
export async function findOpenTwin(
  { db, clock }: Pick<Services, "db" | "clock">,
  asked: NewAsk,
  actor: Viewer,
): Promise<OpenTwin | null> {
  const now = clock.now();
  const found = await findAsker(db, actor, asked.institution, dayOf(now));
  const same = found.ok ? await findSame(db, found.asker.id, asked, now) : null;
  return same && { id: same.ask.id, isToWiden: (await notAsked(db, same, asked, actor, now)).length > 0 };
}

/** Who of those that are ticked is not asked yet, as many as may still be. */
async function notAsked(db: Reader, same: FullAsk, { member }: NewAsk, actor: Viewer, now: Date): Promise<string[]> {
  if (!canClose(actor, same.ask) || !isAskOpen(same, now)) return [];
  const rows = await db
    .select({ id: askedMembers.institutionId })
    .from(askedMembers)
    .where(eq(askedMembers.askId, same.ask.id));
  const asked = new Set(rows.map(({ id }) => id));
  return member.filter((id) => !asked.has(id)).slice(0, Math.max(0, MOST_ASKED - asked.size));
}

/** One ask is sent after the other: what two of them count of a week they would else not see of each other. */
async function takeTurn(tx: Tx): Promise<void> {
  await tx
    .insert(counters)
    .values({ name: "asks", value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } });
}

type Asked = { ok: true; id: string; asked: number };
export type SentAsk =
  Asked | Refusal<"too-many" | "sent-already", "barred" | "no-sender" | "nobody-fits" | "open-already">;

/** Who asks, once nobody else does at the same moment and nothing bars it. */
async function beginAsking(tx: Tx, asked: NewAsk, actor: Viewer, now: Date) {
  await takeTurn(tx);
  const found = await findAsker(tx, actor, asked.institution, dayOf(now));
  if (!found.ok) return found;
  return (await isBarred(tx, actor.id)) ? refused("barred") : found;
}

async function keepAsked(tx: Tx, config: Context["config"], askId: string, chosen: readonly Fitting[], now: Date) {
  const rows = chosen.map(({ id: institutionId, reasons }) => ({
    ...{ id: newOrderedId(), askId, institutionId, askedAt: now },
    reasons: reasons.map(({ kind: of, code, weight }) => ({ kind: of, code, weight })),
  }));
  await tx.insert(askedMembers).values(rows);
  const ids = new Set(chosen.map(({ id }) => id));
  await askMembers(tx, config, { askId, ids }, now);
}

const countAsked = (tx: Tx, askId: string) => tx.$count(askedMembers, eq(askedMembers.askId, askId));

/** Asks those that were chosen among the members it fits now: ten at most, and none that was asked enough this week. */
export function sendAsk({ withTransaction, clock, config }: Context, asked: NewAsk, actor: Viewer): Promise<SentAsk> {
  return withTransaction(async (tx): Promise<SentAsk> => {
    const now = clock.now();
    const begun = await beginAsking(tx, asked, actor, now);
    if (!begun.ok) return begun;
    const { asker } = begun;
    const again = await findSent(tx, asked, actor);
    if (again) return again.ok ? { ...again, asked: await countAsked(tx, again.id) } : again;
    if (await findSame(tx, asker.id, asked, now)) return refused("open-already");
    if ((await countOpen(tx, asker.id, now)) >= MOST_OPEN) return refused("too-many");
    const { fitting } = await findFitting(tx, asked, asker, now);
    const chosen = fitting.filter(({ id }) => asked.member.includes(id)).slice(0, MOST_ASKED);
    if (chosen.length === 0) return refused("nobody-fits");
    const { kind, sentence, language, languages, themes, fields, days, formKey } = asked;
    const ask = {
      ...{ id: newOrderedId(), institutionId: asker.id, askedById: actor.id, kind, sentence, language, languages },
      ...{ themes, fields, state: "open" as const, createdAt: now, endsAt: endOf(Number(days), now), formKey },
    };
    await tx.insert(asks).values(ask);
    await keepAsked(tx, config, ask.id, chosen, now);
    return { ok: true, id: ask.id, asked: chosen.length };
  });
}

/** Asks further members in an ask that is open; those that were asked before hear nothing. */
export function askOthers({ withTransaction, clock, config }: Context, asked: NewAsk, actor: Viewer): Promise<SentAsk> {
  return withTransaction(async (tx): Promise<SentAsk> => {
    const now = clock.now();
    const begun = await beginAsking(tx, asked, actor, now);
    if (!begun.ok) return begun;
    const same = await findSame(tx, begun.asker.id, asked, now);
    if (!same) return refused("nobody-fits");
    const { id } = same.ask;
    const others = new Set(await notAsked(tx, same, asked, actor, now));
    if (others.size === 0) return { ok: true, id, asked: 0 };
    const { fitting } = await findFitting(tx, asked, begun.asker, now);
    const chosen = fitting.filter((one) => others.has(one.id));
    if (chosen.length === 0) return refused("nobody-fits");
    await keepAsked(tx, config, id, chosen, now);
    return { ok: true, id, asked: chosen.length };
  });
}
