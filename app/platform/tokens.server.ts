import { createHash, createHmac, randomBytes } from "node:crypto";

/** A secret for a link or a cookie: 256 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * A secret for a link that a later letter repeats although only its SHA-256 is stored: made from the installation's secret
 * and what the link is for.
 */
export function repeatableToken(secret: string, what: string): string {
  return createHmac("sha256", secret).update(what).digest("base64url");
}

/** What is stored instead of a token, hexadecimal: a stolen backup opens nothing. */
export function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}
