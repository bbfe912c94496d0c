import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { day, emailAddress, line, month, prose, ticked, webAddress } from "#app/platform/fields.ts";
import { type FieldKind, NONE_OF_THEM, type Shape } from "./field.ts";
import { VOCABULARIES } from "./vocabularies.ts";

// No answer is longer: 300 words of 60 letters.
const LONGEST_WORDS = 18_000;
const MOST_SENT = 300;

const countWords = (text: string) => text.trim().split(/\s+/).filter(Boolean).length;

function boundedProse({ min = 1, max, unit }: Extract<Shape, { kind: "prose" }>) {
  if (unit === "characters") return prose({ min, max });
  return prose({ min, max: LONGEST_WORDS }).refine((text) => countWords(text) <= max, {
    error: ({ input }) => encodeError("errors:too_many_words", { max, has: countWords(String(input)) }),
  });
}

/** Codes that were chosen, each once; a list beside the boxes sends nothing chosen as an empty text. */
export const chosen = ({ vocabulary, max }: Extract<Shape, { kind: "choices" }>, min = 1) =>
  z
    .array(z.enum(VOCABULARIES[vocabulary]).optional())
    .max(MOST_SENT)
    .transform((codes) => [...new Set(codes.filter((code) => code !== undefined))])
    .pipe(z.array(z.string()).min(min).max(max));

/** Records that were chosen, each once, or that none fits. */
const records = (most: number) =>
  z
    .array(z.union([z.uuid(), z.literal(NONE_OF_THEM)]))
    .max(100)
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length < 2 || !ids.includes(NONE_OF_THEM), "projects:errors.initiative_or_none")
    .pipe(z.array(z.string()).max(most));

const yesNo = z.enum(["yes", "no"]).transform((answer) => answer === "yes");

/** What an answer of each kind must be; numbers, groups and lists are read by each form in its own way. */
export const ANSWER_SCHEMAS = {
  line: ({ min, max }) => line({ min, max }),
  prose: boundedProse,
  email: () => emailAddress,
  url: () => webAddress,
  day: () => day,
  month: () => month,
  choice: ({ vocabulary }) => z.enum(VOCABULARIES[vocabulary]),
  choices: (shape) => chosen(shape),
  records: ({ max }) => records(max),
  yes_no: () => yesNo,
  tick: () => ticked,
} satisfies { [K in FieldKind]?: (shape: Extract<Shape, { kind: K }>) => z.ZodType };

/** What one answer must be. */
export function answerSchema(shape: Extract<Shape, { kind: keyof typeof ANSWER_SCHEMAS }>): z.ZodType {
  return (ANSWER_SCHEMAS[shape.kind] as (one: typeof shape) => z.ZodType)(shape);
}
