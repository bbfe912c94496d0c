import { z } from "zod";

/** Who the portal's letters are from. */
export interface MailFrom {
  name: string;
  address: string;
}

const QUOTED = /^(["'])(.*)\1$/;
const NAMED = /^(.*?)\s*<([^<>]*)>$/;

const address = z
  .string()
  .max(254)
  .regex(/^[\x21-\x7e]+$/)
  .pipe(z.email());

/**
 * Reads `Secretariat <secretariat@example.org>` or a bare address. Quotes around the whole value, which some service
 * managers keep, are taken off. Null when it is neither.
 */
export function readMailFrom(value: string): MailFrom | null {
  const text = value.trim();
  const unquoted = (QUOTED.exec(text)?.[2] ?? text).trim();
  const [, name = "", named] = NAMED.exec(unquoted) ?? [];
  const parsed = address.safeParse(named ?? unquoted);
  const plainName = (QUOTED.exec(name)?.[2] ?? name).trim();
  if (!parsed.success || /[\p{Cc}<>"]/u.test(plainName)) return null;
  return { name: plainName, address: parsed.data };
}
