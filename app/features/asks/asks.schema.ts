import { z } from "zod";
import { choice, choices, line, prose } from "#app/platform/fields.ts";
import { ASK_ANSWERS, ASK_KINDS, type AskKind } from "#db/vocabulary-asks.ts";
import { ISCED_NARROW, type Language, LANGUAGES, THEMES } from "#db/vocabulary-taxonomies.ts";
import { FEWEST_LETTERS, LONGEST_ANSWER, LONGEST_DAYS, LONGEST_SENTENCE, OFFERS_FOR } from "./ask.ts";

const id = z.string().min(1).max(64);
const MOST_CHOSEN = 5;
const LETTERS = /\p{L}/gu;

const saysEnough = (text: string) => (text.match(LETTERS) ?? []).length >= FEWEST_LETTERS;

export const ASK_DAYS = ["3", "7", "10", "14"] as const;

const foundBy = {
  institution: id.optional(),
  kind: choice(ASK_KINDS),
  languages: choices(LANGUAGES, { max: MOST_CHOSEN }),
  themes: choices(THEMES, { max: MOST_CHOSEN }),
  fields: choices(ISCED_NARROW, { max: MOST_CHOSEN }),
};

interface FoundBy {
  kind: AskKind;
  languages: readonly string[];
  themes: readonly string[];
  fields: readonly string[];
}

const saysByWhat = ({ kind, languages, themes, fields }: FoundBy) =>
  OFFERS_FOR[kind].length > 0 || languages.length + themes.length + fields.length > 0;
const BY_WHAT = { path: ["themes"], message: "asks:by_what" };

/** Of a form that is not whole yet, what members are found by. */
export const askingSchema = z.object(foundBy).refine(saysByWhat, BY_WHAT);

/** What somebody asks, and whom it may concern. */
export const askSchema = z
  .object({
    ...foundBy,
    sentence: line({ max: LONGEST_SENTENCE }).refine(saysEnough, "asks:say_more"),
    /** Empty where the words are to tell it; what they told before is told anew with other words. */
    language: choice(LANGUAGES).optional(),
    told: z.string().max(10).optional(),
    days: choice(ASK_DAYS).default(`${LONGEST_DAYS}`),
    /** For which choice members were shown, and which of them are to be asked. */
    basis: z.string().max(1000).optional(),
    member: z.array(id).max(50).default([]),
    /** Of the page that showed them. */
    formKey: z.uuid().optional().catch(undefined),
  })
  .refine(saysByWhat, BY_WHAT);
type AskTyped = z.output<typeof askSchema>;
export type NewAsk = Omit<AskTyped, "language" | "told"> & { language: Language };

/** What a member that was asked answers. */
export const answerSchema = z.object({
  answer: choice(ASK_ANSWERS),
  message: prose({ max: LONGEST_ANSWER }).optional(),
  /** The answer that stood on the page. */
  seen: z.string().max(20).optional(),
});
export type Answer = z.output<typeof answerSchema>;

/** What is done on the page of an ask. */
export const actSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("settle"), member: id, message: prose({ max: LONGEST_ANSWER }).optional() }),
  z.object({ intent: z.literal("withdraw") }),
  answerSchema.extend({ intent: z.literal("answer"), as: id }),
  z.object({ intent: z.literal("report"), as: id, reason: prose({ max: 1000 }) }),
]);

export type Act = z.output<typeof actSchema>;

/** Whether a member one answers for is asked at all. */
export const choiceSchema = z.object({ intent: choice(["stop", "begin"]), member: id });
