import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { repeatableToken } from "#app/platform/tokens.server.ts";
import type { Locale } from "#db/locales.ts";

/** The secret of a head's link. */
export function confirmationToken(secret: string, confirmationId: string): string {
  return repeatableToken(secret, `head-confirmation:${confirmationId}`);
}

/** The address in a letter to the head, whose secret is put in when it is sent; it opens the page in the letter's language. */
export function confirmationUrl({ origin }: { origin: string }, locale: Locale, secret = SECRET_MARK): string {
  return `${origin}/confirm/${secret}?lng=${locale}`;
}
