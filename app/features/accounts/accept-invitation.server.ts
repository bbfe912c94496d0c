import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { oneAtOnce } from "#app/platform/one-at-once.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { holdsApart } from "./apart.server.ts";
import { type AccountRow, findAccountByEmail, findAccountById, listGrants } from "./accounts-queries.server.ts";
import type { NewAccount } from "./accounts.schema.ts";
import { giveMainRole, type InvitableRole, grantRole } from "./grants-commands.server.ts";
import { isHeldMeanwhile } from "./main-invitation.server.ts";
import { hashNewPassword } from "./new-password.server.ts";
import { consumeToken, findToken, findUsedToken, type OneTimeToken } from "./one-time-tokens.server.ts";
import { provePassword } from "./password-commands.server.ts";
import { insertAccount } from "./sign-up-commands.server.ts";
import { isAdministrator, isStaff, representsInstitution, type Viewer } from "./viewer.ts";

/**
 * Whether whoever invited may still do so: speaks for the institution, serves the association, administers it; and the
 * person invited holds no role that is kept apart from this one, and takes the main role from nobody who can be reached.
 */
async function mayStillInvite(tx: Tx, token: OneTimeToken): Promise<boolean> {
  const { createdById, grantedInstitutionId, grantedRole, email } = token;
  if (grantedRole && email && (await holdsApart(tx, { email, role: grantedRole }))) return false;
  if (await isHeldMeanwhile(tx, token)) return false;
  if (createdById === null) return true;
  const inviter = await findAccountById(tx, createdById);
  if (!inviter || inviter.isSuspended) return false;
  const held = await listGrants(tx, createdById);
  const viewer = { ...inviter, grants: held };
  return grantedInstitutionId === null
    ? isAdministrator(viewer)
    : representsInstitution(viewer, grantedInstitutionId) || isStaff(viewer);
}

/** What an accepted invitation has given, for the room that keeps what it is given for. */
interface Joined {
  userId: string;
  role: InvitableRole;
  institutionId: string | null;
  /** Null where the association itself has invited. */
  invitedById: string | null;
  /** The role that was given; null of the main role, which passes to somebody. */
  grantId: string | null;
}

/** Called in the transaction in which an invitation is accepted. */
export type OnJoined = (tx: Tx, joined: Joined, now: Date) => Promise<void>;

type AcceptResult = { ok: true } | Refusal<never, "link">;

/**
 * Accepts an invitation for a signed-in person whose address it names; the address counts as verified by that. Pressing
 * twice is accepting once.
 */
export async function acceptInvitation(
  { withTransaction, clock, requestId }: Pick<AccountContext, "withTransaction" | "clock" | "requestId">,
  secret: string,
  viewer: Viewer,
  onJoined: OnJoined,
): Promise<AcceptResult> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const account = await findAccountById(tx, viewer.id);
    if (!account || account.isSuspended) return refused("link");
    const token = await findToken(tx, secret, "invitation", now);
    if (!token) return (await hasAccepted(tx, secret, account)) ? { ok: true } : refused("link");
    if (token.email !== account.email || !(await mayStillInvite(tx, token))) return refused("link");
    const used = await consumeToken(tx, secret, "invitation", now);
    if (!used) return refused("link");
    if (!account.isVerified) await tx.update(users).set({ emailVerifiedAt: now }).where(eq(users.id, account.id));
    await grantInvited(tx, account.id, used, { now, requestId }, onJoined);
    return { ok: true };
  });
}

async function hasAccepted(tx: Tx, secret: string, { id, email }: AccountRow): Promise<boolean> {
  const used = await findUsedToken(tx, secret, "invitation");
  if (used?.email !== email) return false;
  const held = await listGrants(tx, id);
  return held.some(
    ({ role, institutionId }) => role === used.grantedRole && institutionId === used.grantedInstitutionId,
  );
}

type JoinResult = { ok: true; userId: string } | Refusal<never, "link" | "guessable">;

/**
 * Accepts an invitation of somebody without an account: makes it, verified, with the role. The same form sent twice
 * makes one account and answers alike.
 */
export function joinByInvitation(
  context: AccountContext,
  secret: string,
  person: Omit<NewAccount, "email">,
  onJoined: OnJoined,
): Promise<JoinResult> {
  return joinOnce([secret, person], () => join(context, secret, person, onJoined));
}

const joinOnce = oneAtOnce<JoinResult>();

async function join(
  context: AccountContext,
  secret: string,
  person: Omit<NewAccount, "email">,
  onJoined: OnJoined,
): Promise<JoinResult> {
  const { db, clock } = context;
  const token = await findToken(db, secret, "invitation", clock.now());
  if (!token) return joinedBefore(context, secret, person.password);
  const account = { ...person, email: token.email };
  const passwordHash = await hashNewPassword(db, person.password, account);
  if (!passwordHash) return refused("guessable");
  const userId = await makeInvited(context, secret, { account, passwordHash }, onJoined);
  return userId ? { ok: true, userId } : joinedBefore(context, secret, person.password);
}

function makeInvited(
  { withTransaction, clock, requestId }: AccountContext,
  secret: string,
  { account, passwordHash }: { account: NewAccount; passwordHash: string },
  onJoined: OnJoined,
): Promise<string | null> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const token = await findToken(tx, secret, "invitation", now);
    if (!token || !(await mayStillInvite(tx, token)) || (await findAccountByEmail(tx, account.email))) return null;
    const used = await consumeToken(tx, secret, "invitation", now);
    const userId = used && (await insertAccount(tx, account, { passwordHash, verifiedAt: now, now }));
    if (!used || !userId) return null;
    await grantInvited(tx, userId, used, { now, requestId }, onJoined);
    return userId;
  });
}

// Whoever holds the used link and the password of the account it made is who pressed the button twice.
async function joinedBefore(context: AccountContext, secret: string, password: string): Promise<JoinResult> {
  const used = await findUsedToken(context.db, secret, "invitation");
  const account = used && (await findAccountByEmail(context.db, used.email));
  if (!account || account.isSuspended) return refused("link");
  const proven = await provePassword(context, password, account.id);
  return proven.ok ? { ok: true, userId: account.id } : refused("link");
}

async function grantInvited(
  tx: Tx,
  userId: string,
  { grantedRole: role, grantedInstitutionId: institutionId, grantedCountries, createdById }: OneTimeToken,
  occasion: { now: Date; requestId?: string },
  onJoined: OnJoined,
): Promise<void> {
  if (!role || role === "reviewer") return;
  const grant = { userId, grantedById: createdById };
  let grantId: string | null = null;
  if (role === "representative" && institutionId) await giveMainRole(tx, { ...grant, institutionId }, occasion.now);
  else {
    const former = await endSameRole(tx, { userId, role, institutionId }, occasion.now);
    const countries = joined(grantedCountries, former);
    const given = { ...grant, role, institutionId: institutionId ?? undefined, countries };
    grantId = await grantRole(tx, given, occasion.now);
  }
  await recordAccountEvent(
    tx,
    { action: "user.invitation_accepted", userId, actorId: userId, data: { role } },
    occasion,
  );
  await onJoined(tx, { userId, role, institutionId, invitedById: createdById, grantId }, occasion.now);
}

type GrantRow = typeof grants.$inferSelect;

function endSameRole(
  tx: Tx,
  { userId, role, institutionId }: Pick<GrantRow, "userId" | "role" | "institutionId">,
  now: Date,
): Promise<GrantRow[]> {
  const sameRole = and(eq(grants.userId, userId), eq(grants.role, role), isNull(grants.revokedAt));
  const samePlace = institutionId ? eq(grants.institutionId, institutionId) : isNull(grants.institutionId);
  return tx.update(grants).set({ revokedAt: now }).where(and(sameRole, samePlace)).returning();
}

// A coordinator invited for other countries keeps the ones already held; undefined is everywhere.
function joined(countries: string[] | null, former: GrantRow[]): string[] | undefined {
  const all = [countries, ...former.map((grant) => grant.countries)];
  if (all.includes(null)) return undefined;
  return [...new Set(all.flatMap((some) => some ?? []))];
}
