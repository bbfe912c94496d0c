import { and, eq, isNull } from "drizzle-orm";
import { listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { askedMembers, askLinks } from "#db/schema/asks.ts";
import { askStanding, canAnswer } from "./asks.policy.ts";
import type { Answer } from "./asks.schema.ts";
import { findAsked, type FullAsk, type FullAsked, readAsk } from "./ask-queries.server.ts";
import { tellByLink, tellOfChange, tellOfOffer } from "./write-letters.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

/** What the link of a letter was sent for, and to whom. */
export interface OpenedLink {
  found: FullAsk;
  asked: FullAsked;
  person: { id: string; name: string };
}

/** What a link was sent for; null for one that was never sent, or whose person does not answer for the member any more. */
export async function findLink(db: Reader, token: string): Promise<OpenedLink | null> {
  const [row] = await db
    .select({ askId: askedMembers.askId, institutionId: askedMembers.institutionId, id: users.id, name: users.name })
    .from(askLinks)
    .innerJoin(askedMembers, eq(askedMembers.id, askLinks.askedId))
    .innerJoin(users, eq(users.id, askLinks.userId))
    .where(and(eq(askLinks.tokenSha256, sha256(token)), mayBeWrittenTo));
  if (!row) return null;
  const grants = await listGrants(db, row.id);
  if (!canAnswer({ grants }, row.institutionId)) return null;
  const found = await readAsk(db, row.askId);
  const asked = await findAsked(db, row.askId, row.institutionId);
  return found && asked ? { found, asked, person: { id: row.id, name: row.name } } : null;
}

type Answered =
  { ok: true; isChange: boolean } | Refusal<"not-found", "ended" | "held" | "already-answered" | "barred">;

type Standing = FullAsked["asked"];

/** What a page says of the answer it shows, so that nobody changes another one unseen. */
export const seenOf = ({ answeredAt }: Pick<Standing, "answeredAt">): string => `${answeredAt?.getTime() ?? ""}`;

/** Sent twice it is said once. */
const saysSo = (stands: Standing, { answer, message }: Answer, personId: string) =>
  stands.answer === answer && stands.message === (message ?? null) && stands.answeredById === personId;

/** Whether the ask takes an answer now, and this one is of somebody who has seen the one that stands. */
function mayAnswer(found: FullAsk, { asked, term }: FullAsked, said: Answer, now: Date) {
  const standing = askStanding(found, 0, now);
  if (standing === "held") return refused("held");
  if (standing !== "open" || !isEntitled(term, "meet_people", dayOf(now))) return refused("ended");
  const isSeen = asked.answer === null || said.seen === seenOf(asked);
  return isSeen ? { ok: true as const } : refused("already-answered");
}

async function answer(
  tx: Tx,
  { clock, config }: Context,
  { found, asked, person, isByLink }: OpenedLink & { isByLink: boolean },
  said: Answer,
): Promise<Answered> {
  const [stands, now] = [asked.asked, clock.now()];
  const isChange = stands.answer !== null;
  if (saysSo(stands, said, person.id)) return { ok: true, isChange: false };
  const refusal = mayAnswer(found, asked, said, now);
  if (!refusal.ok) return refusal;
  if (said.answer === "can_help" && (await isBarred(tx, person.id))) return refused("barred");
  const change = { answer: said.answer, message: said.message ?? null, answeredAt: now, answeredById: person.id };
  const stillSo = stands.answeredAt ? eq(askedMembers.answeredAt, stands.answeredAt) : isNull(askedMembers.answeredAt);
  const isIt = and(eq(askedMembers.id, stands.id), stillSo);
  const written = await tx.update(askedMembers).set(change).where(isIt).returning({ id: askedMembers.id });
  if (written.length === 0) return answeredMeanwhile(tx, stands.id, said, person.id);
  const given = { ...asked, asked: { ...stands, ...change }, answeredBy: person.name };
  const telling = { found, origin: config.origin, actorId: person.id };
  if (isChange) await tellOfChange(tx, telling, given, now);
  else if (said.answer === "can_help") await tellOfOffer(tx, telling, given, now);
  if (isByLink) await tellByLink(tx, telling, given, now);
  return { ok: true, isChange };
}

async function answeredMeanwhile(tx: Tx, id: string, said: Answer, personId: string): Promise<Answered> {
  const [stands] = await tx.select().from(askedMembers).where(eq(askedMembers.id, id));
  if (!stands) return refused("not-found");
  return saysSo(stands, said, personId) ? { ok: true, isChange: false } : refused("already-answered");
}

/** Answers by the link of a letter, without an account being signed in. */
export function answerByLink(context: Context, token: string, said: Answer): Promise<Answered> {
  return context.withTransaction(async (tx) => {
    const link = await findLink(tx, token);
    return link ? answer(tx, context, { ...link, isByLink: true }, said) : refused("not-found");
  });
}

/** Answers as somebody who is signed in. */
export function answerAsk(
  context: Context,
  { askId, institutionId }: { askId: string; institutionId: string },
  said: Answer,
  actor: { id: string; name: string; grants: Parameters<typeof canAnswer>[0]["grants"] },
): Promise<Answered> {
  return context.withTransaction(async (tx) => {
    const found = await readAsk(tx, askId);
    const asked = await findAsked(tx, askId, institutionId);
    if (!found || !asked || !canAnswer(actor, institutionId)) return refused("not-found");
    return answer(tx, context, { found, asked, person: actor, isByLink: false }, said);
  });
}
