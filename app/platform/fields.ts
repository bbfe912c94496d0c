/** Zod pieces every form shares: each has a maximum, and text arrives normalised and free of control characters. */
import { z } from "zod";

// Control characters, and the bidirectional controls that can make a name read as another.
const FORBIDDEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
const FORBIDDEN_IN_PROSE = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u;

interface Length {
  min?: number;
  max: number;
}

/** One line of text: trimmed, runs of spaces made one, NFC. */
export function line({ min = 1, max }: Length) {
  return z
    .string()
    .max(max * 4)
    .transform((value) =>
      value
        .normalize("NFC")
        .replace(/[\s\u00A0]+/gu, " ")
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => !FORBIDDEN.test(value), "errors:control_characters"),
    );
}

/** Paragraphs of plain text with line breaks; trimmed, NFC, line ends made \n. */
export function prose({ min = 1, max }: Length) {
  return z
    .string()
    .max(max * 4)
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => !FORBIDDEN_IN_PROSE.test(value), "errors:control_characters"),
    );
}

/** An e-mail address, lower case. Only ASCII, so that no two addresses look alike. */
export const emailAddress = z
  .string()
  .max(254)
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email("errors:invalid_email").max(254));

/** An http or https address with a dotted host and without user or password. */
export const webAddress = z
  .string()
  .max(500)
  .transform((value) => value.trim())
  .pipe(z.string().refine(isWebAddress, "errors:invalid_url"));

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  const isWeb = protocol === "https:" || protocol === "http:";
  return isWeb && /^https?:\/\//i.test(value) && hostname.includes(".") && !username && !password;
}

/** A calendar day, `YYYY-MM-DD`, between the years 1800 and 2200. */
export const day = z
  .string()
  .regex(/^(18|19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "errors:invalid_date")
  .refine((value) => new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), "errors:invalid_date");

/** A month, `YYYY-MM`. */
export const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, "errors:invalid_month");

/** A whole number between two bounds. */
export function whole(min: number, max: number) {
  return z.coerce.number().int().min(min).max(max);
}

/** One of a vocabulary's codes. */
export function choice<const V extends readonly [string, ...string[]]>(codes: V) {
  return z.enum(codes);
}

/** Several of a vocabulary's codes, each once. */
export function choices<const V extends readonly [string, ...string[]]>(codes: V, { min = 0, max }: Length) {
  return z
    .array(z.enum(codes))
    .max(100)
    .transform((values) => [...new Set(values)])
    .pipe(z.array(z.enum(codes)).min(min).max(max));
}

/** A box that must be ticked. */
export const ticked = z.literal(true, "errors:must_tick");

/** A box that may be ticked. */
export const flag = z.boolean().default(false);
