import { createHmac } from "node:crypto";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import type { Locale } from "#db/locales.ts";

/**
 * The secret of a head's link, made from the installation's secret and the link's id: a reminder can repeat the link
 * although only its SHA-256 is stored. 256 bits, URL-safe.
 */
export function confirmationToken(secret: string, confirmationId: string): string {
  return createHmac("sha256", secret).update(`head-confirmation:${confirmationId}`).digest("base64url");
}

/** The address in a letter to the head, whose secret is put in when it is sent; it opens the page in the letter's language. */
export function confirmationUrl({ origin }: { origin: string }, locale: Locale): string {
  return `${origin}/confirm/${SECRET_MARK}?lng=${locale}`;
}
