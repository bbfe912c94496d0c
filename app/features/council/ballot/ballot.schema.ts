import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";
import { BALLOT_CHOICES } from "#db/vocabulary-council.ts";
import { ITEMS_A_PAGE, LEAST_REASON, LONGEST_WORD } from "../session/limits.ts";

const id = z.string().min(1).max(64);

const vote = z
  .object({
    item: id,
    choice: choice(BALLOT_CHOICES).optional(),
    word: prose({ max: LONGEST_WORD })
      .optional()
      .transform((word) => word ?? null),
  })
  .superRefine(({ choice: chosen, word }, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (chosen === "recuse" && (word?.length ?? 0) < LEAST_REASON) miss("word", "council:error.reason_for_recusal");
    if (!chosen && word) miss("choice", "council:error.choice_for_word");
  });

/** The votes of one page: what was chosen of each item on it, if anything. */
export const votesSchema = z.object({ votes: z.array(vote).max(ITEMS_A_PAGE).default([]) });

/** The item of which somebody takes back that they may not vote. */
export const takingBackSchema = z.object({ item: id });

/** Closing one item, or all of them. */
export const closingSchema = z.object({ item: id.optional() });
