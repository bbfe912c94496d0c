import { recordAccountEvent } from "#app/features/accounts/account-activity.server.ts";
import type { AccountContext } from "#app/features/accounts/account-context.ts";
import { tokenMadeLetter } from "#app/features/accounts/account-emails.ts";
import { queueAccountLetter, senderIn } from "#app/features/accounts/account-letters.server.ts";
import {
  countTokens,
  endToken,
  findBySecret,
  isOwnToken,
  MOST_TOKENS,
  TOKEN_PREFIX,
} from "#app/features/accounts/api-tokens.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canReadByProgram } from "#app/features/members/institution/member.policy.ts";
import { holdersOf } from "#app/features/members/institution/membership-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { addDays, SENT_TWICE_MS } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused, type TooOften } from "#app/platform/refusal.ts";
import { repeatableToken, sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { scopeList } from "./scope-words.server.ts";
import type { NewToken } from "./token.schema.ts";

/** Whether a person may make tokens now: they speak for a member in force. */
export async function mayMakeTokens(db: Reader, viewer: Viewer, today: string): Promise<boolean> {
  const own = await holdersOf(db, viewer, today);
  return own.some((holder) => canReadByProgram(viewer, holder));
}

type Outcome =
  { ok: true; secret: string; name: string; expiresAt: Date } | Refusal<"forbidden" | "too-many" | "stale"> | TooOften;

/**
 * Makes a token for a person's programs and tells its owner. The secret follows from the form and the portal's own secret,
 * so that the same form sent twice shows the same token; later, and of one that was ended, it is `stale`.
 */
export async function makeToken(
  context: AccountContext,
  { once, ...wanted }: NewToken,
  viewer: Viewer,
): Promise<Outcome> {
  const { db, config, clock, limits, withTransaction, requestId } = context;
  if (!(await mayMakeTokens(db, viewer, dayNow(clock)))) return refused("forbidden");
  const scopes = [...new Set(wanted.scopes)].sort();
  const { name, days } = wanted;
  const form = JSON.stringify([viewer.id, once, name, scopes, days]);
  const secret = TOKEN_PREFIX + repeatableToken(config.secret, `token for programs: ${form}`);
  const before = await madeBefore(db, secret, clock.now());
  if (before) return before;
  const retryAfterSeconds = await limits.consume("tokenByUser", { user: viewer.id });
  if (retryAfterSeconds !== null) return refused("too-often", { retryAfterSeconds });
  const { id: userId, email: recipient, locale } = viewer;
  const sender = await senderIn(context, locale);
  return withTransaction(async (tx) => {
    const now = clock.now();
    if ((await countTokens(tx, userId, now)) >= MOST_TOKENS) {
      return (await madeBefore(tx, secret, now)) ?? refused("too-many");
    }
    const expiresAt = addDays(now, days);
    const row = { userId, secretHash: sha256(secret), name, scopes, createdAt: now, expiresAt };
    const made = await tx
      .insert(apiTokens)
      .values(row)
      .onConflictDoNothing({ target: apiTokens.secretHash })
      .returning({ id: apiTokens.id });
    if (made.length === 0) return (await madeBefore(tx, secret, now)) ?? refused("stale");
    const event = { action: "user.token_made", userId, actorId: userId, data: { named: name } } as const;
    await recordAccountEvent(tx, event, { now, requestId });
    const [date, until] = [formatDateTime(now, locale), formatDateTime(expiresAt, locale)];
    const letter = tokenMadeLetter(sender, {
      ...{ name: viewer.name, token: name, scopes: scopeList(scopes, locale), date, until },
    });
    await queueAccountLetter(tx, { kind: "account-token_made", letter, recipient, locale, userId }, now);
    return { ok: true, secret, name, expiresAt };
  });
}

/** What a form gives that was sent before; null for a new one. */
async function madeBefore(db: Reader, secret: string, now: Date): Promise<Outcome | null> {
  const made = await findBySecret(db, secret);
  if (!made) return null;
  const wasJustMade = now.getTime() - made.createdAt.getTime() < SENT_TWICE_MS;
  if (made.endedAt !== null || !wasJustMade) return refused("stale");
  return { ok: true, secret, name: made.name, expiresAt: made.expiresAt };
}

/** Ends one of a person's own tokens; pressed twice it stays ended. */
export async function endOwnToken(
  { withTransaction, clock, requestId }: Pick<AccountContext, "withTransaction" | "clock" | "requestId">,
  tokenId: string,
  { id: userId }: Viewer,
): Promise<{ ok: true } | Refusal<"not-found">> {
  return withTransaction(async (tx) => {
    if (!(await isOwnToken(tx, { userId, tokenId }))) return refused("not-found");
    await endToken(tx, { userId, tokenId, actorId: userId, requestId }, clock.now());
    return { ok: true };
  });
}
