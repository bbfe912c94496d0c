import { z } from "zod";
import { unknownPlaceholders } from "#app/features/letters/placeholders.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { inEachLocale } from "#app/i18n/locale.ts";
import { line, prose } from "#app/platform/fields.ts";
import type { TemplateWords } from "./templates.ts";
import { LOCALES, type Locale } from "#db/locales.ts";

export const LONGEST_LETTER = { subject: 200, body: 12_000, signer: 200, samples: 3000 };

const words = z.object({
  subject: line({ min: 3, max: LONGEST_LETTER.subject }),
  body: prose({ min: 20, max: LONGEST_LETTER.body }),
  signer: line({ min: 2, max: LONGEST_LETTER.signer }),
});

/** The words of a letter may name only what it knows. */
const PARTS = ["subject", "body", "signer"] as const;
type Given = Partial<z.output<typeof words>>;

const namesOnly = (known: readonly string[]) => (given: Given, context: z.RefinementCtx) => {
  for (const part of PARTS) {
    const [name] = unknownPlaceholders(given[part] ?? "", known);
    const message = encodeError("review:error.unknown_placeholder", { name: name ?? "" });
    if (name !== undefined) context.addIssue({ code: "custom", path: [part], message });
  }
};

const MOST_SAMPLES = 20;

/** One sentence a line. */
const samples = prose({ min: 0, max: LONGEST_LETTER.samples })
  .default("")
  .transform((text) =>
    text
      .split("\n")
      .map((sample) => sample.trim())
      .filter((sample) => sample !== "")
      .slice(0, MOST_SAMPLES),
  );

const isBegun = (given: Given) => PARTS.some((part) => given[part]);

function isWhole(given: Given, context: z.RefinementCtx) {
  const missing = isBegun(given) ? PARTS.filter((part) => !given[part]) : [];
  for (const part of missing) context.addIssue({ code: "custom", path: [part], message: "errors:required" });
}

/** A template in each language in which somebody has written it: all of it or nothing. */
export const templateFields = (known: readonly string[]) =>
  inEachLocale(() =>
    words
      .partial()
      .extend({ samples })
      .superRefine(isWhole)
      .superRefine(namesOnly(known))
      .transform((given) => (isBegun(given) ? (given as TemplateWords) : undefined)),
  );

/** A letter in each language in which somebody reads it. */
export const lettersSchema = (known: readonly string[]) =>
  z.object({
    version: z.coerce.number().int().min(0).max(1_000_000),
    letters: z.object(inEachLocale(() => words.superRefine(namesOnly(known)).optional())),
  });

/** `save` shows the letter anew, `decide` sends it, `redraft:<language>` begins again from the decision. */
export function readLetterIntent(value: string | null): "save" | "decide" | { redraft: Locale } | null {
  if (value === "save" || value === "decide") return value;
  const redraft = LOCALES.find((locale) => value === `redraft:${locale}`);
  return redraft ? { redraft } : null;
}
