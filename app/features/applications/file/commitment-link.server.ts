import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { repeatableToken } from "#app/platform/tokens.server.ts";
import type { Locale } from "#db/locales.ts";

/** The secret of the link with which a head signs after an approval, asked for so many times. */
export function commitmentToken(secret: string, id: string, times: number): string {
  return repeatableToken(secret, `commitment:${id}:${times}`);
}

/** The address in a letter to the head, whose secret is put in when it is sent; it opens the page in the letter's language. */
export function commitmentUrl({ origin }: { origin: string }, locale: Locale): string {
  return `${origin}/commitment/${SECRET_MARK}?lng=${locale}`;
}
