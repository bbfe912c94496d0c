import { listTokens } from "#app/features/accounts/api-tokens.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { scopeList } from "./scope-words.server.ts";
import type { TokenView } from "./ui/token-model.ts";

/** A person's tokens in the reader's words, oldest first; also those whose time is over, until they are forgotten. */
export async function tokenViews(
  db: Reader,
  userId: string,
  { locale, now }: { locale: Locale; now: Date },
): Promise<TokenView[]> {
  const when = (moment: Date) => ({ iso: moment.toISOString(), text: formatDateTime(moment, locale) });
  return (await listTokens(db, userId)).map(({ id, name, scopes, createdAt, lastUsedAt, expiresAt }) => ({
    id,
    name,
    scopes: scopeList(scopes, locale),
    created: when(createdAt),
    lastUsed: lastUsedAt && when(lastUsedAt),
    expires: when(expiresAt),
    isOver: expiresAt <= now,
  }));
}
