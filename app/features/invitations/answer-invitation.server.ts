import { and, eq } from "drizzle-orm";
import type { AccountContext } from "#app/features/accounts/account-context.ts";
import {
  type AccountRow,
  findAccountByEmail,
  findAccountById,
} from "#app/features/accounts/accounts-queries.server.ts";
import type { NewAccount } from "#app/features/accounts/accounts.schema.ts";
import { hashNewPassword } from "#app/features/accounts/new-password.server.ts";
import { provePassword } from "#app/features/accounts/password-commands.server.ts";
import { insertAccount } from "#app/features/accounts/sign-up-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { invitations } from "#db/schema/invitations.ts";
import { standingOf } from "./invitation.ts";
import { findInvitation, type InvitationKey, type InvitationRow } from "./list-invitations.server.ts";

/**
 * What accepting an invitation gives, in the transaction in which it is accepted: the room the thing is of says whether
 * whoever invited still may and the thing is still there, and writes the role. False refuses, and nothing is written.
 */
export type OnAccepted = (
  tx: Tx,
  accepted: { invitation: InvitationRow; account: AccountRow },
  now: Date,
) => Promise<boolean>;

export type OnDeclined = (tx: Tx, invitation: InvitationRow, now: Date) => Promise<void>;

const settled = { settledAt: null, settledById: null } as const;

async function accept(
  tx: Tx,
  { invitation, account, onAccepted }: { invitation: InvitationRow; account: AccountRow; onAccepted: OnAccepted },
  now: Date,
): Promise<boolean> {
  const taken = await tx
    .update(invitations)
    .set({ state: "accepted", settledAt: now, settledById: account.id })
    .where(and(eq(invitations.id, invitation.id), eq(invitations.state, "sent")))
    .returning({ id: invitations.id });
  if (taken.length === 0) return false;
  if (!(await onAccepted(tx, { invitation, account }, now))) {
    await tx
      .update(invitations)
      .set({ state: "sent", ...settled })
      .where(eq(invitations.id, invitation.id));
    return false;
  }
  if (!account.isVerified) await tx.update(users).set({ emailVerifiedAt: now }).where(eq(users.id, account.id));
  return true;
}

type Accepted = { ok: true } | Refusal<never, "link">;

/** Accepts an invitation for a signed-in person whose address it names. Pressing twice is accepting once. */
export function acceptInvited(
  { withTransaction, clock }: Pick<AccountContext, "withTransaction" | "clock">,
  key: InvitationKey,
  viewer: Viewer,
  onAccepted: OnAccepted,
): Promise<Accepted> {
  return withTransaction<Accepted>(async (tx) => {
    const now = clock.now();
    const invitation = await findInvitation(tx, key);
    const account = await findAccountById(tx, viewer.id);
    if (!invitation || !account || account.isSuspended || invitation.email !== account.email) return refused("link");
    if (invitation.state === "accepted" && invitation.settledById === account.id) return { ok: true };
    if (standingOf(invitation, now) !== "sent") return refused("link");
    return (await accept(tx, { invitation, account, onAccepted }, now)) ? { ok: true } : refused("link");
  });
}

type Joined = { ok: true; userId: string } | Refusal<never, "link" | "guessable">;

/** Accepts an invitation of somebody without an account: makes it, verified. The same form sent twice answers alike. */
export async function joinInvited(
  context: AccountContext,
  secret: string,
  person: Omit<NewAccount, "email">,
  onAccepted: OnAccepted,
): Promise<Joined> {
  const { db, clock } = context;
  const invitation = await findInvitation(db, { secret });
  if (!invitation) return refused("link");
  if (standingOf(invitation, clock.now()) !== "sent") return joinedBefore(context, invitation, person.password);
  const account = { ...person, email: invitation.email };
  const passwordHash = await hashNewPassword(db, person.password, account);
  if (!passwordHash) return refused("guessable");
  const userId = await makeInvited(context, secret, { account, passwordHash, onAccepted });
  return userId ? { ok: true, userId } : joinedBefore(context, invitation, person.password);
}

class NotAccepted extends Error {}

async function makeInvited(
  { withTransaction, clock }: AccountContext,
  secret: string,
  { account, passwordHash, onAccepted }: { account: NewAccount; passwordHash: string; onAccepted: OnAccepted },
): Promise<string | null> {
  try {
    return await withTransaction(async (tx) => {
      const now = clock.now();
      const invitation = await findInvitation(tx, { secret });
      if (!invitation || standingOf(invitation, now) !== "sent") return null;
      const userId = await insertAccount(tx, account, { passwordHash, verifiedAt: now, now });
      const made = userId && (await findAccountById(tx, userId));
      if (!made) return null;
      // Without the role there is no account either.
      if (!(await accept(tx, { invitation, account: made, onAccepted }, now))) throw new NotAccepted();
      return made.id;
    });
  } catch (error) {
    if (error instanceof NotAccepted) return null;
    throw error;
  }
}

// Whoever holds the used link and the password of the account it made is who pressed the button twice.
async function joinedBefore(context: AccountContext, { id }: InvitationRow, password: string): Promise<Joined> {
  const [used] = await context.db.select().from(invitations).where(eq(invitations.id, id));
  const account = used?.state === "accepted" && (await findAccountByEmail(context.db, used.email));
  if (!account || account.isSuspended || used.settledById !== account.id) return refused("link");
  const proven = await provePassword(context, password, account.id);
  return proven.ok ? { ok: true, userId: account.id } : refused("link");
}

/** Declines an invitation by its link or its page; declining twice is declining once. */
export function declineInvited(
  { withTransaction, clock }: Pick<AccountContext, "withTransaction" | "clock">,
  key: InvitationKey,
  viewer: Viewer | null,
  onDeclined: OnDeclined,
): Promise<Accepted> {
  return withTransaction<Accepted>(async (tx) => {
    const now = clock.now();
    const invitation = await findInvitation(tx, key);
    if (!invitation || (viewer && viewer.email !== invitation.email)) return refused("link");
    if (invitation.state === "declined") return { ok: true };
    if (standingOf(invitation, now) !== "sent") return refused("link");
    const declined = await tx
      .update(invitations)
      .set({ state: "declined", settledAt: now, settledById: viewer?.id ?? null })
      .where(and(eq(invitations.id, invitation.id), eq(invitations.state, "sent")))
      .returning({ id: invitations.id });
    if (declined.length === 0) return refused("link");
    await onDeclined(tx, invitation, now);
    return { ok: true };
  });
}
