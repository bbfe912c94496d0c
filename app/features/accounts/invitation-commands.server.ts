import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { grants, users } from "#db/schema/accounts.ts";
import type { Locale, Role } from "#db/vocabulary.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { invitationLetter } from "./account-emails.ts";
import { queueAccountLetter, senderIn } from "./account-letters.server.ts";
import { findAccountByEmail, findAccountById } from "./accounts-queries.server.ts";
import type { NewAccount } from "./accounts.schema.ts";
import { grantRole } from "./grants-commands.server.ts";
import { hashNewPassword } from "./new-password.server.ts";
import {
  consumeToken,
  drawSecret,
  findToken,
  type OneTimeToken,
  storeToken,
  TOKEN_LIFETIME_MS,
} from "./one-time-tokens.server.ts";
import { insertAccount } from "./sign-up-commands.server.ts";
import type { Viewer } from "./viewer.ts";

export interface NewInvitation {
  email: string;
  role: Role;
  /** Countries a coordinator is limited to. */
  countries?: string[];
  /** For the roles within an institution. */
  institution?: { id: string; name: string };
  /** Language of the letter. */
  locale: Locale;
}

type Inviting = Pick<AccountContext, "requestId"> & { config: Pick<AccountContext["config"], "origin" | "secret"> };

/**
 * Invites an address to a role: one letter with a link that works once, for 7 days, and only for an account with that
 * address. A newer invitation to the same role replaces an older one. Whether `invitedById` may invite is the caller's
 * policy; null is the command line. Resolves to the link.
 */
export function inviteToRole(
  context: Inviting & Pick<AccountContext, "withTransaction" | "clock">,
  invitation: NewInvitation,
  invitedById: string | null,
): Promise<string> {
  const { withTransaction, clock } = context;
  return withTransaction((tx) => inviteWithin(tx, context, invitation, invitedById, clock.now()));
}

/** As `inviteToRole`, inside a transaction of another room. */
export async function inviteWithin(
  tx: Tx,
  { config, requestId }: Inviting,
  { email, role, countries, institution, locale }: NewInvitation,
  invitedById: string | null,
  now: Date,
): Promise<string> {
  const sender = await senderIn({ db: tx, config }, locale);
  const { secret, sealedSecret } = drawSecret(config);
  const path = `/invitations/${SECRET_MARK}`;
  const until = formatDate(new Date(now.getTime() + TOKEN_LIFETIME_MS.invitation), locale);
  const roleName = sender.t(`vocabulary:role.${role}`);
  const letter = invitationLetter(sender, { role: roleName, institution: institution?.name ?? null, until, path });
  const granted = {
    grantedRole: role,
    grantedInstitutionId: institution?.id ?? null,
    grantedCountries: countries ?? null,
    createdById: invitedById,
  };
  await storeToken(tx, secret, { purpose: "invitation", userId: null, email, ...granted }, now);
  const to = { recipient: email, locale, userId: null };
  await queueAccountLetter(tx, { ...to, kind: "invitation", letter, sealedSecret }, now);
  const data = { role, countries, institutionId: institution?.id };
  await recordAccountEvent(tx, { event: "invited", userId: null, actorId: invitedById, data }, { now, requestId });
  return `${config.origin}/invitations/${secret}`;
}

type AcceptResult = { ok: true } | { ok: false; reason: "link" };

/** Accepts an invitation for a signed-in person whose address it names; the address counts as verified by that. */
export async function acceptInvitation(
  { withTransaction, clock, requestId }: Pick<AccountContext, "withTransaction" | "clock" | "requestId">,
  secret: string,
  viewer: Viewer,
): Promise<AcceptResult> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const account = await findAccountById(tx, viewer.id);
    const token = await findToken(tx, secret, "invitation", now);
    if (!account || account.isSuspended || token?.email !== account.email) return { ok: false, reason: "link" };
    const used = await consumeToken(tx, secret, "invitation", now);
    if (!used) return { ok: false, reason: "link" };
    if (!account.isVerified) await tx.update(users).set({ emailVerifiedAt: now }).where(eq(users.id, account.id));
    await grantInvited(tx, account.id, used, { now, requestId });
    return { ok: true };
  });
}

type JoinResult = { ok: true; userId: string } | { ok: false; reason: "link" | "guessable" };

/** Accepts an invitation of somebody without an account: makes it, verified, with the role. */
export async function joinByInvitation(
  context: AccountContext,
  secret: string,
  person: Omit<NewAccount, "email">,
): Promise<JoinResult> {
  const { db, withTransaction, clock, requestId } = context;
  const token = await findToken(db, secret, "invitation", clock.now());
  if (!token) return { ok: false, reason: "link" };
  const account = { ...person, email: token.email };
  const passwordHash = await hashNewPassword(db, person.password, account);
  if (!passwordHash) return { ok: false, reason: "guessable" };
  return withTransaction(async (tx) => {
    const now = clock.now();
    if (await findAccountByEmail(tx, account.email)) return { ok: false, reason: "link" };
    const used = await consumeToken(tx, secret, "invitation", now);
    const userId = used && (await insertAccount(tx, account, { passwordHash, verifiedAt: now, now }));
    if (!used || !userId) return { ok: false, reason: "link" };
    await grantInvited(tx, userId, used, { now, requestId });
    return { ok: true, userId };
  });
}

async function grantInvited(
  tx: Tx,
  userId: string,
  { grantedRole: role, grantedInstitutionId, grantedCountries, createdById }: OneTimeToken,
  occasion: { now: Date; requestId?: string },
): Promise<void> {
  if (!role) return;
  const sameRole = and(eq(grants.userId, userId), eq(grants.role, role), isNull(grants.revokedAt));
  const samePlace = grantedInstitutionId
    ? eq(grants.institutionId, grantedInstitutionId)
    : isNull(grants.institutionId);
  await tx.update(grants).set({ revokedAt: occasion.now }).where(and(sameRole, samePlace));
  const within = { institutionId: grantedInstitutionId ?? undefined, countries: grantedCountries ?? undefined };
  await grantRole(tx, { userId, role, ...within, grantedById: createdById }, occasion.now);
  await recordAccountEvent(tx, { event: "invitation_accepted", userId, actorId: userId, data: { role } }, occasion);
}
