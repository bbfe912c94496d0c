import { z } from "zod";
import { isCountryCode } from "#db/countries.ts";

/** An ISO 3166-1 code. */
const country = z
  .string()
  .max(2)
  .refine((code): boolean => isCountryCode(code), "errors:invalid_choice");

/** Several of them, each once. */
export function countries({ min = 0, max }: { min?: number; max: number }) {
  return z
    .array(country)
    .max(250)
    .transform((codes) => [...new Set(codes)])
    .pipe(z.array(z.string()).min(min).max(max));
}
