import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Config } from "./config.server.ts";

/** Stands in a letter where the secret of its link belongs, until the letter is sent. */
export const SECRET_MARK = "~secret~";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

type KeyHolder = Pick<Config, "secret">;

function keyOf({ secret }: KeyHolder): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "secrets of links in letters", 32));
}

/**
 * Encrypts the secret of a link, so that the outbox (and with it a backup, or whoever reads the mail log) does not hold
 * a link that opens an account. Only a process with the same SECRET can open it.
 */
export function sealSecret(config: KeyHolder, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(config), iv);
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** What `sealSecret` made of it; null when it was sealed with another SECRET, or is none. */
export function openSecret(config: KeyHolder, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const body = bytes.subarray(IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, keyOf(config), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

interface SealedLetter {
  text: string;
  html: string;
  sealedSecret: string | null;
}

/** A letter with its secret in place; null when it was sealed with another SECRET. */
export function openLetter<L extends SealedLetter>(config: KeyHolder, letter: L): L | null {
  if (letter.sealedSecret === null) return letter;
  const secret = openSecret(config, letter.sealedSecret);
  if (secret === null) return null;
  const fill = (words: string) => words.replaceAll(SECRET_MARK, secret);
  return { ...letter, text: fill(letter.text), html: fill(letter.html) };
}
