import { and, eq, gt, isNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { oneTimeTokens } from "#db/schema/accounts.ts";
import { DAY_MS, HOUR_MS } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { sealSecret } from "#app/platform/sealed-secrets.server.ts";
import { newToken, sha256 } from "#app/platform/tokens.server.ts";

type Row = typeof oneTimeTokens.$inferSelect;
export type OneTimeToken = Omit<Row, "id">;
type Purpose = Row["purpose"];

export const TOKEN_LIFETIME_MS: Record<Purpose, number> = {
  verify_email: DAY_MS,
  reset_password: HOUR_MS,
  change_email: HOUR_MS,
  stop_change: 7 * DAY_MS,
  invitation: 7 * DAY_MS,
};

type NewToken = Pick<Row, "purpose" | "userId" | "email"> &
  Partial<Pick<Row, "grantedRole" | "grantedInstitutionId" | "grantedCountries" | "createdById">>;

/** Links of the same purpose for the same person (or, for invitations, the same address and role) that still work. */
function sameOccasion({ purpose, userId, email, grantedRole }: NewToken) {
  const whose = userId
    ? eq(oneTimeTokens.userId, userId)
    : and(eq(oneTimeTokens.email, email), grantedRole ? eq(oneTimeTokens.grantedRole, grantedRole) : undefined);
  return and(eq(oneTimeTokens.purpose, purpose), isNull(oneTimeTokens.usedAt), whose);
}

/**
 * A secret for a link, drawn before the transaction. Its letter is written with `SECRET_MARK` in the path and carries
 * the secret encrypted.
 */
export function drawSecret(config: Pick<Config, "secret">): { secret: string; sealedSecret: string } {
  const secret = newToken();
  return { secret, sealedSecret: sealSecret(config, secret) };
}

/** Makes a token the newest of its purpose: older ones stop working. Only its hash is stored. */
export async function storeToken(tx: Tx, secret: string, token: NewToken, now: Date): Promise<void> {
  await tx.delete(oneTimeTokens).where(sameOccasion(token));
  const expiresAt = new Date(now.getTime() + TOKEN_LIFETIME_MS[token.purpose]);
  await tx.insert(oneTimeTokens).values({ ...token, id: sha256(secret), createdAt: now, expiresAt });
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
