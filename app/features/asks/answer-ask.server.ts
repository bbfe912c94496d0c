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
import type { AskAnswer } from "#db/vocabulary-asks.ts";
import { canAnswer, isAskOpen } from "./asks.policy.ts";
import type { Answer } from "./asks.schema.ts";
import { findAsked, type FullAsk, type FullAsked, readAsk } from "./ask-queries.server.ts";
import { tellOfOffer } from "./write-letters.server.ts";

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
  | { ok: true }
  | Refusal<"not-found", "ended" | "already-answered" | "barred">
  | (Refusal<never, "answered-yourself"> & { said: AskAnswer });

/** An answer is final: the same one of the same person is done already, any other one comes too late. */
function secondAnswer(
  stands: FullAsked["asked"],
  answer: AskAnswer,
  message: string | null,
  personId: string,
): Answered {
  if (stands.answer === null || stands.answeredById !== personId) return refused("already-answered");
  const isSame = stands.answer === answer && stands.message === message;
  return isSame ? { ok: true } : refused("answered-yourself", { said: stands.answer });
}

async function answer(
  tx: Tx,
  { clock, config }: Context,
  { found, asked, person }: OpenedLink,
  { answer: said, message }: Answer,
): Promise<Answered> {
  const words = message ?? null;
  if (asked.asked.answer !== null) return secondAnswer(asked.asked, said, words, person.id);
  const now = clock.now();
  const today = dayOf(now);
  if (!isAskOpen(found, now) || !isEntitled(asked.term, "meet_people", today)) return refused("ended");
  if (said === "can_help" && (await isBarred(tx, person.id))) return refused("barred");
  const change = { answer: said, message: words, answeredAt: now, answeredById: person.id };
  const isIt = and(eq(askedMembers.id, asked.asked.id), isNull(askedMembers.answer));
  const written = await tx.update(askedMembers).set(change).where(isIt).returning({ id: askedMembers.id });
  if (written.length === 0) {
    const [stands] = await tx.select().from(askedMembers).where(eq(askedMembers.id, asked.asked.id));
    return stands ? secondAnswer(stands, said, words, person.id) : refused("not-found");
  }
  const telling = { found, origin: config.origin, actorId: person.id };
  if (said === "can_help") await tellOfOffer(tx, telling, { ...asked, answeredBy: person.name }, now);
  return { ok: true };
}

/** Answers by the link of a letter, without an account being signed in. */
export function answerByLink(context: Context, token: string, said: Answer): Promise<Answered> {
  return context.withTransaction(async (tx) => {
    const link = await findLink(tx, token);
    return link ? answer(tx, context, link, said) : refused("not-found");
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
    return answer(tx, context, { found, asked, person: actor }, said);
  });
}
