import { and, eq, isNull, not } from "drizzle-orm";
import { letterChoices, news } from "#db/schema/letters.ts";
import { credentials, oneTimeTokens, sessions, users } from "#db/schema/accounts.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { unsentTexts } from "#db/schema/drafts.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { grants } from "#db/schema/grants.ts";
import { handoverProposals } from "#db/schema/handovers.ts";
import { accessRequests, invitations } from "#db/schema/invitations.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { type Refusal, refused, type TooOften } from "#app/platform/refusal.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { accountClosedLetter } from "./account-emails.ts";
import { queueAccountLetter, senderIn } from "./account-letters.server.ts";
import { holdsGrants } from "./accounts-queries.server.ts";
import { provePassword } from "./password-commands.server.ts";
import { endAccess } from "./end-access.server.ts";
import type { Viewer } from "./viewer.ts";

type Writer = Pick<AccountContext, "withTransaction" | "clock" | "requestId">;

interface Details {
  name: string;
  locale: Locale;
}

/** Changes a person's own name and language; what stays as it was is not written. */
export async function changeDetails(
  { withTransaction, clock, requestId }: Writer,
  { name, locale }: Details,
  { id: userId }: Viewer,
): Promise<void> {
  await withTransaction(async (tx) => {
    const isAsBefore = and(eq(users.id, userId), eq(users.name, name), eq(users.locale, locale));
    if ((await tx.$count(users, isAsBefore)) > 0) return;
    await tx.update(users).set({ name, locale }).where(eq(users.id, userId));
    const occasion = { now: clock.now(), requestId };
    await recordAccountEvent(tx, { action: "user.details_changed", userId, actorId: userId }, occasion);
  });
}

/** Ends one of a person's own sessions; false when it is not theirs or was over. */
export async function endOwnSession(
  { withTransaction, clock, requestId }: Writer,
  sessionId: string,
  { id: userId }: Viewer,
): Promise<boolean> {
  return withTransaction(async (tx) => {
    const isTheirs = and(eq(sessions.id, sessionId), eq(sessions.userId, userId));
    const ended = await tx.delete(sessions).where(isTheirs).returning({ id: sessions.id });
    if (ended.length === 0) return false;
    const occasion = { now: clock.now(), requestId };
    await recordAccountEvent(tx, { action: "user.sessions_ended", userId, actorId: userId }, occasion);
    return true;
  });
}

/** Ends all of a person's sessions but the one they are in, every link that waits to be used, and every token. */
export async function endOtherSessions(
  { withTransaction, clock, requestId }: Writer,
  sessionId: string,
  { id: userId }: Viewer,
): Promise<void> {
  await withTransaction(async (tx) => {
    const now = clock.now();
    await endAccess(tx, userId, now, sessionId);
    const occasion = { now, requestId };
    await recordAccountEvent(tx, { action: "user.sessions_ended", userId, actorId: userId }, occasion);
  });
}

type LeaveResult = { ok: true } | Refusal<never, "wrong_current" | "still_acting"> | TooOften;

/**
 * Closes a person's own account, when they act for nobody any more. Name, address, password, sessions, links and letters
 * are removed; of somebody who once acted for an institution an empty account stays, because its records point to it.
 */
export async function closeAccount(
  context: AccountContext,
  currentPassword: string,
  viewer: Viewer,
): Promise<LeaveResult> {
  const proven = await provePassword(context, currentPassword, viewer.id);
  if (!proven.ok) return proven;
  const { withTransaction, clock, requestId } = context;
  const { id: userId, name, email: recipient, locale } = viewer;
  const date = formatDateTime(clock.now(), locale);
  const letter = accountClosedLetter(await senderIn(context, locale), { name, date });
  return withTransaction(async (tx) => {
    if (await holdsGrants(tx, userId)) return refused("still_acting");
    const now = clock.now();
    await forgetPerson(tx, userId, recipient, now);
    await queueAccountLetter(tx, { kind: "account-closed", letter, recipient, locale, userId: null }, now);
    await recordAccountEvent(tx, { action: "user.account_closed", userId, actorId: null }, { now, requestId });
    return { ok: true };
  });
}

/** What the person asked for goes; of an invitation stays that it was accepted, not to which address. */
async function forgetInvitations(tx: Tx, userId: string, email: string): Promise<void> {
  await tx.delete(accessRequests).where(eq(accessRequests.userId, userId));
  await tx.delete(handoverProposals).where(eq(handoverProposals.toUserId, userId));
  const isAccepted = eq(invitations.state, "accepted");
  await tx.delete(invitations).where(and(eq(invitations.email, email), not(isAccepted)));
  await tx
    .update(invitations)
    .set({ email: `${userId}@closed.invalid`, name: null })
    .where(and(eq(invitations.email, email), isAccepted));
}

async function forgetPerson(tx: Tx, userId: string, email: string, now: Date): Promise<void> {
  await tx.delete(outbox).where(and(eq(outbox.subjectType, "user"), eq(outbox.subjectId, userId)));
  await tx.delete(oneTimeTokens).where(and(eq(oneTimeTokens.email, email), isNull(oneTimeTokens.usedAt)));
  await forgetInvitations(tx, userId, email);
  await tx.delete(unsentTexts).where(eq(unsentTexts.userId, userId));
  await tx.delete(news).where(eq(news.userId, userId));
  await tx.delete(letterChoices).where(eq(letterChoices.userId, userId));
  await tx.delete(institutionPeople).where(eq(institutionPeople.userId, userId));
  const isNamed =
    (await tx.$count(grants, eq(grants.userId, userId))) > 0 ||
    (await tx.$count(enquiries, eq(enquiries.senderId, userId))) > 0;
  if (!isNamed) {
    await tx.delete(users).where(eq(users.id, userId));
    return;
  }
  await tx.update(enquiries).set({ senderName: null, senderDomain: null }).where(eq(enquiries.senderId, userId));
  await tx.update(conversationMessages).set({ authorName: null }).where(eq(conversationMessages.authorId, userId));
  await endAccess(tx, userId, now);
  await tx.delete(apiTokens).where(eq(apiTokens.userId, userId));
  await tx.delete(credentials).where(eq(credentials.userId, userId));
  await tx.delete(oneTimeTokens).where(eq(oneTimeTokens.userId, userId));
  const nobody = { name: "—", email: `${userId}@closed.invalid`, emailVerifiedAt: null, suspendedAt: now };
  await tx.update(users).set(nobody).where(eq(users.id, userId));
}
