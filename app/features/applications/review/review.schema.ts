import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import { choice, choices, day, flag, prose, webAddress } from "#app/platform/fields.ts";
import {
  type Check,
  CHECK_RESULTS,
  CHECKS,
  DECISIONS,
  DOCUMENT_KINDS,
  MEMBERSHIP_CATEGORIES,
  REASON_CODES,
  RECOMMENDATIONS,
} from "#db/vocabulary.ts";
import { QUESTIONS } from "../form/form.ts";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";

const version = z.coerce.number().int().min(0).max(1_000_000);

/** The buttons of the overview: take a new file, own or release one, run the automatic checks again. */
export const OVERVIEW_INTENTS = ["take", "assign", "release", "hand-over", "run-checks"] as const;

/** Whoever hands over says to whom. */
export const namesColleague = ({ intent, colleagueId }: { intent: string; colleagueId: string }) =>
  intent !== "hand-over" || colleagueId !== "";
export const NO_COLLEAGUE = { path: ["colleagueId"], error: "review:error.no_colleague" };

export const overviewSchema = z
  .object({
    intent: choice(OVERVIEW_INTENTS),
    version,
    /** The owner the page showed; left out for nobody. */
    seenCoordinatorId: z
      .string()
      .max(64)
      .nullish()
      .transform((id) => id ?? null),
    /** Said of a colleague's file: one goes on with it all the same. */
    goesOn: flag,
    /** To whom the file is handed over. */
    colleagueId: z.string().max(64).default(""),
  })
  .refine(namesColleague, NO_COLLEAGUE);

/** What is said of one check on the page of a whole file. */
const judgement = z.strictObject({
  version,
  result: z.enum([...CHECK_RESULTS, "automatic"]).optional(),
  note: prose({ max: LIMITS.checkNote }).optional(),
  evidenceUrl: webAddress.optional(),
});

const judgements = z
  .strictObject(
    Object.fromEntries(CHECKS.map((check) => [check, judgement.optional()])) as Record<
      Check,
      z.ZodOptional<typeof judgement>
    >,
    "review:error.other_checks",
  )
  .default({});

const paths = QUESTIONS.map(({ path }) => path);

/**
 * What is done on the page of a request. Its owner asks, corrects what was asked, or takes it back; one that needs consent
 * the owner prepares or drops, and a second person agrees to it or does not.
 */
export const REQUEST_INTENTS = ["send", "correct", "take-back", "prepare", "drop", "agree", "decline"] as const;

export const declineSchema = z.object({ version, reason: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }) });

export const requestSchema = z
  .object({
    version,
    fields: z
      .array(z.string().refine((path) => paths.includes(path), "errors:invalid_choice"))
      .max(paths.length)
      .default([])
      .transform((chosen) => paths.filter((path) => chosen.includes(path))),
    documents: choices(DOCUMENT_KINDS, { max: DOCUMENT_KINDS.length }).default([]),
    message: prose({ min: LEAST.request, max: LIMITS.request }),
  })
  .refine(({ fields, documents }) => fields.length + documents.length > 0, {
    path: ["fields"],
    error: "review:error.nothing_asked",
  });

/** A deferral puts off; it does not shelve. */
const LONGEST_DEFERRAL_MONTHS = 12;

/** What is wrong with the day on which a deferred file is taken up again, as an encoded message; null when nothing is. */
export function deferralDayError(until: string | undefined, today: string): string | null {
  const latest = monthsAfter(today, LONGEST_DEFERRAL_MONTHS);
  if (!until) return "review:error.day_for_deferral";
  if (until <= today) return encodeError("errors:date_min", { min: daysAfter(today, 1) });
  return until > latest ? encodeError("errors:date_max", { max: latest }) : null;
}

/** What fields mean together is said with what is wrong in one of them; what could not be read is as if left out. */
const TOGETHER = { when: () => true };
const isNoneOf = (codes: unknown) => !Array.isArray(codes) || codes.length === 0;

/** The page on which a file is worked: `save` saves the checks, `recommend` recommends with them, and may lead to the next file. */
export const workSchema = (today: string) =>
  z
    .discriminatedUnion("intent", [
      z.object({ intent: z.literal("save"), version, checks: judgements }),
      z.object({
        intent: z.literal(["recommend", "recommend-next"]),
        version,
        checks: judgements,
        recommendation: choice(RECOMMENDATIONS),
        reasonCodes: choices(REASON_CODES, { max: REASON_CODES.length }).default([]),
        until: day.optional(),
        rationale: prose({ min: LEAST.rationale, max: LIMITS.rationale }),
        withoutReviews: prose({ min: LEAST.conflict, max: LIMITS.conflict }).optional(),
      }),
    ])
    .superRefine((form, context) => {
      if (form.intent === "save") return;
      const { recommendation, reasonCodes, until } = form;
      const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (recommendation === "refuse" && isNoneOf(reasonCodes)) miss("reasonCodes", "review:error.reasons_for_refusal");
      if (recommendation !== "defer") return;
      if (isNoneOf(reasonCodes)) miss("reasonCodes", "review:error.conditions");
      const wrongDay = deferralDayError(until, today);
      if (wrongDay) miss("until", wrongDay);
    }, TOGETHER);

/**
 * What the second person does with a recommendation: drafts the letters of a decision, sends the file back, or takes a
 * decision back that has not taken effect.
 */
export const DECISION_INTENTS = ["preview", "return", "take-back"] as const;

/** For what is done with one button: what the page showed is all it sends. */
export const versionSchema = z.object({ version });

const decisionFields = z.object({
  version,
  outcome: choice(DECISIONS),
  category: choice(MEMBERSHIP_CATEGORIES).optional(),
  reasonCodes: choices(REASON_CODES, { max: REASON_CODES.length }).default([]),
  explanation: prose({ max: LIMITS.explanation }).optional(),
  until: day.optional(),
});

/** A decision; a deferral ends after today and within a year. */
export const decisionSchema = (today: string) =>
  decisionFields.superRefine((decision, context) => {
    const { outcome, category, reasonCodes, explanation, until } = decision;
    const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (outcome === "approve" && !category) miss("category", "review:error.category_for_approval");
    if (outcome === "refuse" && isNoneOf(reasonCodes)) miss("reasonCodes", "review:error.reasons_for_refusal");
    if (outcome === "defer" && isNoneOf(reasonCodes)) miss("reasonCodes", "review:error.conditions");
    if (outcome !== "approve" && !explanation) miss("explanation", "review:error.explanation");
    const wrongDay = outcome === "defer" && deferralDayError(until, today);
    if (wrongDay) miss("until", wrongDay);
  }, TOGETHER);

export type DecisionForm = z.output<typeof decisionFields>;

export const returnSchema = z.object({ version, note: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }) });

export const noteSchema = z.object({ body: prose({ max: LIMITS.note }) });

/** Of a letter that did not arrive. */
export const letterSchema = z.object({ letterId: z.string().min(1).max(64) });

export const conflictSchema = z.object({ reason: prose({ min: LEAST.conflict, max: LIMITS.conflict }) });
