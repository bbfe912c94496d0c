import { tokenEndingLetter } from "#app/features/accounts/account-emails.ts";
import { senderIn } from "#app/features/accounts/account-letters.server.ts";
import { forgetTokens, listEnding } from "#app/features/accounts/api-tokens.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

const DAYS_BEFORE = 7;

/** Writes once to the owner of each token that ends within a week, and removes what ended long ago. */
async function tellOfEndingTokens({ db, withTransaction, clock, config }: Context): Promise<void> {
  const now = clock.now();
  for (const { token, owner } of await listEnding(db, { now, until: addDays(now, DAYS_BEFORE) })) {
    const { id: subjectId, name, email: recipient, locale } = owner;
    const day = formatDateTime(token.expiresAt, locale);
    const letter = tokenEndingLetter(await senderIn({ db, config }, locale), { name, token: token.name, day });
    const kind = "account-token_ending";
    const queued = { ...letter, kind, recipient, locale, subjectId, dedupeKey: `${kind}:${token.id}` } as const;
    await withTransaction((tx) => postLetter(tx, queued, now));
  }
  await withTransaction((tx) => forgetTokens(tx, now));
}

export const tellOfEndingTokensJob: Job<Context> = {
  name: "tell-of-ending-tokens",
  cron: "0 41 5 * * *",
  work: tellOfEndingTokens,
};
