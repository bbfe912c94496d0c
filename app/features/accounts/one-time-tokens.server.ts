import { and, eq, gt, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { oneTimeTokens } from "#db/schema/accounts.ts";
import { DAY_MS, HOUR_MS } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { sealSecret } from "#app/platform/sealed-secrets.server.ts";
import { newToken, sha256 } from "#app/platform/tokens.server.ts";
import type { Role } from "#db/vocabulary.ts";

type Row = typeof oneTimeTokens.$inferSelect;
export type OneTimeToken = Omit<Row, "id">;
type Purpose = Row["purpose"];

const TOKEN_LIFETIME_MS: Record<Purpose, number> = {
  verify_email: DAY_MS,
  reset_password: HOUR_MS,
  change_email: HOUR_MS,
  stop_change: 7 * DAY_MS,
  invitation: 7 * DAY_MS,
};

/** When a link made now ends. */
export const endOfLink = (purpose: Purpose, now: Date) => new Date(now.getTime() + TOKEN_LIFETIME_MS[purpose]);

type NewToken = Pick<Row, "purpose" | "userId" | "email"> &
  Partial<Pick<Row, "grantedRole" | "grantedInstitutionId" | "grantedCountries" | "createdById" | "redirectTo">>;

function sameOccasion({ purpose, userId, email, grantedRole, grantedInstitutionId }: NewToken) {
  const isOpen = and(eq(oneTimeTokens.purpose, purpose), isNull(oneTimeTokens.usedAt));
  if (userId) return and(isOpen, eq(oneTimeTokens.userId, userId));
  const { grantedInstitutionId: place } = oneTimeTokens;
  const isSamePlace = grantedInstitutionId ? eq(place, grantedInstitutionId) : isNull(place);
  const isSameRole = grantedRole ? eq(oneTimeTokens.grantedRole, grantedRole) : undefined;
  return and(isOpen, eq(oneTimeTokens.email, email), isSameRole, isSamePlace);
}

const setOf = (countries: string[] | null | undefined) => [...(countries ?? [])].sort().join();

/**
 * Links a new one replaces: of the same purpose for the same person; of invitations those to the same address, role and
 * institution (or countries). A way back to a former address is replaced by none.
 */
async function findReplaced(tx: Tx, token: NewToken): Promise<Pick<Row, "id" | "expiresAt">[]> {
  if (token.purpose === "stop_change") return [];
  const older = await tx
    .select({
      id: oneTimeTokens.id,
      expiresAt: oneTimeTokens.expiresAt,
      countries: oneTimeTokens.grantedCountries,
    })
    .from(oneTimeTokens)
    .where(sameOccasion(token));
  return older.filter(({ countries }) => setOf(countries) === setOf(token.grantedCountries));
}

/**
 * A secret for a link, drawn before the transaction. Its letter is written with `SECRET_MARK` in the path and carries
 * the secret encrypted.
 */
export function drawSecret(config: Pick<Config, "secret">): { secret: string; sealedSecret: string } {
  const secret = newToken();
  return { secret, sealedSecret: sealSecret(config, secret) };
}

/** When the link was made that a new one like this would end; null when there is none. */
export async function lastMade(db: Reader, token: NewToken): Promise<Date | null> {
  const rows = await db
    .select({ at: oneTimeTokens.createdAt, countries: oneTimeTokens.grantedCountries })
    .from(oneTimeTokens)
    .where(and(sameOccasion(token), eq(oneTimeTokens.email, token.email)));
  const times = rows.filter(({ countries }) => setOf(countries) === setOf(token.grantedCountries)).map(({ at }) => at);
  return times.reduce<Date | null>((latest, at) => (latest && latest > at ? latest : at), null);
}

/** Whether the same person has made a link like this one since a moment, and it still works. */
export async function isMadeSince(tx: Reader, token: NewToken, since: Date): Promise<boolean> {
  const { createdById: maker, createdAt, grantedCountries: countries } = oneTimeTokens;
  const isTheirs = token.createdById ? eq(maker, token.createdById) : isNull(maker);
  const lately = await tx
    .select({ countries })
    .from(oneTimeTokens)
    .where(and(sameOccasion(token), isTheirs, gt(createdAt, since)));
  return lately.some((one) => setOf(one.countries) === setOf(token.grantedCountries));
}

/**
 * Makes a token the newest of its purpose: older ones stop working. Only its hash is stored.
 * @returns whether a link that still worked stopped working
 */
export async function storeToken(tx: Tx, secret: string, token: NewToken, now: Date): Promise<boolean> {
  const replaced = await findReplaced(tx, token);
  const ids = replaced.map(({ id }) => id);
  await tx.delete(oneTimeTokens).where(inArray(oneTimeTokens.id, ids));
  const expiresAt = endOfLink(token.purpose, now);
  await tx.insert(oneTimeTokens).values({ ...token, id: sha256(secret), createdAt: now, expiresAt });
  return replaced.some((older) => older.expiresAt > now);
}

/** Takes a token back that was stored for nobody; one with an owner stays. */
export async function takeBackUnowned(tx: Tx, secret: string): Promise<void> {
  await tx.delete(oneTimeTokens).where(and(eq(oneTimeTokens.id, sha256(secret)), isNull(oneTimeTokens.userId)));
}

function stillWorks(secret: string, purpose: Purpose, now: Date) {
  return and(
    eq(oneTimeTokens.id, sha256(secret)),
    eq(oneTimeTokens.purpose, purpose),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, now),
  );
}

/** The token of a link that still works, or null. Looking does not use it: mail scanners open links too. */
export async function findToken(db: Reader, secret: string, purpose: Purpose, now: Date): Promise<OneTimeToken | null> {
  const [row] = await db
    .select()
    .from(oneTimeTokens)
    .where(stillWorks(secret, purpose, now));
  return row ?? null;
}

/** Uses a token up: of any number of attempts at once, one gets it and the others null. */
export async function consumeToken(tx: Tx, secret: string, purpose: Purpose, now: Date): Promise<OneTimeToken | null> {
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ usedAt: now })
    .where(stillWorks(secret, purpose, now))
    .returning();
  return row ?? null;
}

/** The token of a link that nobody has used, whether it still works or not; null for any other secret. */
export async function findUnusedToken(db: Reader, secret: string, purpose: Purpose): Promise<OneTimeToken | null> {
  const isUnused = and(eq(oneTimeTokens.id, sha256(secret)), eq(oneTimeTokens.purpose, purpose));
  const [row] = await db
    .select()
    .from(oneTimeTokens)
    .where(and(isUnused, isNull(oneTimeTokens.usedAt)));
  return row ?? null;
}

/** The token of a link that was used, or null: a button pressed twice is answered by what the first press did. */
export async function findUsedToken(db: Reader, secret: string, purpose: Purpose): Promise<OneTimeToken | null> {
  const isUsed = and(eq(oneTimeTokens.id, sha256(secret)), eq(oneTimeTokens.purpose, purpose));
  const [row] = await db
    .select()
    .from(oneTimeTokens)
    .where(and(isUsed, isNotNull(oneTimeTokens.usedAt)));
  return row ?? null;
}

/** Ends every link of a person that could still be used. The way back to a former address stays its owner's. */
export async function endPendingLinks(tx: Tx, userId: string): Promise<void> {
  const isTheirs = and(eq(oneTimeTokens.userId, userId), isNull(oneTimeTokens.usedAt));
  await tx.delete(oneTimeTokens).where(and(isTheirs, ne(oneTimeTokens.purpose, "stop_change")));
}

/** An invitation that was ended before it was answered. */
export interface EndedInvitation {
  /** Not the secret of its link. */
  id: string;
  email: string;
  role: Role | null;
  institutionId: string | null;
  expiresAt: Date;
}

const ended = {
  id: oneTimeTokens.id,
  email: oneTimeTokens.email,
  role: oneTimeTokens.grantedRole,
  institutionId: oneTimeTokens.grantedInstitutionId,
  expiresAt: oneTimeTokens.expiresAt,
};

/** Ends the open invitations of somebody who may invite no more: those of one institution, or all; gives them. */
export async function endInvitationsBy(tx: Tx, inviterId: string, institutionId?: string): Promise<EndedInvitation[]> {
  const isOpen = and(eq(oneTimeTokens.purpose, "invitation"), isNull(oneTimeTokens.usedAt));
  const isThere = institutionId ? eq(oneTimeTokens.grantedInstitutionId, institutionId) : undefined;
  return tx
    .delete(oneTimeTokens)
    .where(and(isOpen, eq(oneTimeTokens.createdById, inviterId), isThere))
    .returning(ended);
}

/**
 * Ends the open invitations to be the primary representative of an institution, but that to one address. They end before
 * their time and stay, so that their links say why; gives them as they were.
 */
export async function endOtherMainInvitations(
  tx: Tx,
  { email, institutionId }: { email: string; institutionId: string },
  now: Date,
): Promise<EndedInvitation[]> {
  const { purpose, usedAt, grantedRole, grantedInstitutionId, expiresAt } = oneTimeTokens;
  const isOpen = and(eq(purpose, "invitation"), isNull(usedAt), gt(expiresAt, now));
  const isOfMainRole = and(eq(grantedRole, "representative"), eq(grantedInstitutionId, institutionId));
  const isOther = and(isOpen, isOfMainRole, ne(oneTimeTokens.email, email));
  const open = await tx.select(ended).from(oneTimeTokens).where(isOther);
  await tx.update(oneTimeTokens).set({ expiresAt: now }).where(isOther);
  return open;
}

interface InvitedTo {
  email: string;
  role: Role;
  institutionId: string;
}

const isTo = ({ email, role, institutionId }: InvitedTo) => {
  const { purpose, grantedRole, grantedInstitutionId } = oneTimeTokens;
  const isTheirs = and(eq(purpose, "invitation"), eq(oneTimeTokens.email, email));
  return and(isTheirs, eq(grantedRole, role), eq(grantedInstitutionId, institutionId));
};

/** Ends the open invitation of an address to a role of an institution, and gives it; null when there is none. */
export async function endOpenInvitation(tx: Tx, invited: InvitedTo): Promise<EndedInvitation | null> {
  const [found] = await tx
    .delete(oneTimeTokens)
    .where(and(isTo(invited), isNull(oneTimeTokens.usedAt)))
    .returning(ended);
  return found ?? null;
}

/** Whether there is an invitation of an address to a role of an institution, whatever became of it. */
export const isInvitedTo = async (db: Reader, invited: InvitedTo): Promise<boolean> =>
  (await db.$count(oneTimeTokens, isTo(invited))) > 0;
