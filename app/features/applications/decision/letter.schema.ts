import { z } from "zod";
import { unknownPlaceholders } from "#app/features/letters/placeholders.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { inEachLocale } from "#app/i18n/locale.ts";
import { line, prose } from "#app/platform/fields.ts";
import { LOCALES, type Locale } from "#db/locales.ts";

export const LONGEST_LETTER = { subject: 200, body: 12_000, signer: 200 };

/** The words of a letter that may name only what it knows. */
const letterWords = (known: readonly string[]) =>
  z
    .object({
      subject: line({ min: 3, max: LONGEST_LETTER.subject }),
      body: prose({ min: 20, max: LONGEST_LETTER.body }),
      signer: line({ min: 2, max: LONGEST_LETTER.signer }),
    })
    .superRefine((words, context) => {
      for (const part of ["subject", "body", "signer"] as const) {
        const [name] = unknownPlaceholders(words[part], known);
        const message = encodeError("review:error.unknown_placeholder", { name: name ?? "" });
        if (name !== undefined) context.addIssue({ code: "custom", path: [part], message });
      }
    });

/** A letter in each language in which somebody reads it. */
export const lettersSchema = (known: readonly string[]) =>
  z.object({
    version: z.coerce.number().int().min(0).max(1_000_000),
    letters: z.object(inEachLocale(() => letterWords(known).optional())),
  });

/** `save` shows the letter anew, `decide` sends it, `redraft:<language>` begins again from the decision. */
export function readLetterIntent(value: string | null): "save" | "decide" | { redraft: Locale } | null {
  if (value === "save" || value === "decide") return value;
  const redraft = LOCALES.find((locale) => value === `redraft:${locale}`);
  return redraft ? { redraft } : null;
}
