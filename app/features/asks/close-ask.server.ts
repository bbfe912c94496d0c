import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { beginConversation } from "#app/features/contact/begin-conversation.server.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import type { AskState } from "#db/vocabulary-asks.ts";
import { canClose, isAskOpen, readsAsOwn } from "./asks.policy.ts";
import { findAsked, type FullAsk, type FullAsked, readAsk } from "./ask-queries.server.ts";
import { tellChosen, thankOthers } from "./write-letters.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

export async function closeAsk(
  tx: Tx,
  { ask }: FullAsk,
  { state, closedById }: { state: AskState; closedById: string | null },
  now: Date,
): Promise<boolean> {
  const isOpen = and(eq(asks.id, ask.id), eq(asks.state, "open"));
  const change = { state, closedAt: now, closedById };
  return (await tx.update(asks).set(change).where(isOpen).returning({ id: asks.id })).length > 0;
}

/** The conversation in which a member that was asked and the one that asks read what was said, and go on. */
export function conversationAbout(
  tx: Tx,
  { ask, asker }: FullAsk,
  { asked }: FullAsked,
  further: readonly { authorId: string; body: string; at: Date }[],
  now: Date,
) {
  const { answeredById, answeredAt, message } = asked;
  const answered =
    answeredById && answeredAt && message ? [{ authorId: answeredById, body: message, at: answeredAt }] : [];
  return beginConversation(
    tx,
    {
      ...{ institutionId: asked.institutionId, sender: asker, senderInstitutionId: ask.institutionId },
      subject: translator("en")(`vocabulary:ask_kind.${ask.kind}`),
      askKind: ask.kind,
      messages: [
        { authorId: ask.askedById, isFromMember: false, body: ask.sentence, at: ask.createdAt },
        ...answered.map((one) => ({ ...one, isFromMember: true })),
        ...further.map((one) => ({ ...one, isFromMember: false })),
      ],
    },
    now,
  );
}

type Closed = { ok: true } | Refusal<"not-found", "closed" | "held" | "not-offered" | "reported" | "barred">;

/** Whoever may close an ask that is open. */
async function findToClose(tx: Tx, askId: string, actor: Viewer, now: Date) {
  const found = await readAsk(tx, askId);
  if (!found || !readsAsOwn(actor, found.ask.institutionId) || !canClose(actor, found.ask)) return refused("not-found");
  if (found.isHeld) return refused("held");
  return isAskOpen(found, now) ? { ok: true as const, found } : refused("closed");
}

/** Settles an ask with one of those that offered help: the two go on in a conversation, the others are thanked. */
export function settleAsk(
  { withTransaction, clock, config }: Context,
  { askId, institutionId, message }: { askId: string; institutionId: string; message?: string },
  actor: Viewer,
): Promise<Closed & { enquiryId?: string; thanked?: number }> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const open = await findToClose(tx, askId, actor, now);
    if (!open.ok) return open;
    const { found } = open;
    if (await isBarred(tx, actor.id)) return refused("barred");
    const offer = await findAsked(tx, askId, institutionId);
    const isStanding = offer?.asked.answer === "can_help" && isEntitled(offer.term, "meet_people", dayOf(now));
    if (!isStanding) return refused("not-offered");
    if (offer.asked.enquiryId !== null) return refused("reported");
    if (!(await closeAsk(tx, found, { state: "settled", closedById: actor.id }, now))) return refused("closed");
    const further = message ? [{ authorId: actor.id, body: message, at: now }] : [];
    const enquiryId = await conversationAbout(tx, found, offer, further, now);
    const chosen = { isChosen: true, enquiryId };
    await tx.update(askedMembers).set(chosen).where(eq(askedMembers.id, offer.asked.id));
    const telling = { found, origin: config.origin, actorId: actor.id };
    await tellChosen(tx, telling, { ...offer, asked: { ...offer.asked, ...chosen } }, now);
    return { ok: true, enquiryId, thanked: await thankOthers(tx, telling, "settled", now) };
  });
}

/** It is not needed any more; those who offered are told. */
export function withdrawAsk(
  { withTransaction, clock, config }: Context,
  askId: string,
  actor: Viewer,
): Promise<Closed> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const open = await findToClose(tx, askId, actor, now);
    if (!open.ok) return open;
    if (!(await closeAsk(tx, open.found, { state: "withdrawn", closedById: actor.id }, now))) return refused("closed");
    await thankOthers(tx, { found: open.found, origin: config.origin, actorId: actor.id }, "withdrawn", now);
    return { ok: true };
  });
}
