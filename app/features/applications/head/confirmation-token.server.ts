import { createHmac } from "node:crypto";
import type { Locale } from "#db/locales.ts";

/**
 * The secret of a head's link, made from the installation's secret and the link's id: a reminder can repeat the link
 * although only its SHA-256 is stored. 256 bits, URL-safe.
 */
export function confirmationToken(secret: string, confirmationId: string): string {
  return createHmac("sha256", secret).update(`head-confirmation:${confirmationId}`).digest("base64url");
}

/** The address of a head's link; it opens the page in the language of its letter. */
export function confirmationUrl({ origin }: { origin: string }, token: string, locale: Locale): string {
  return `${origin}/confirm/${token}?lng=${locale}`;
}
