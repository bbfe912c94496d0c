import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";
import { PAGE_FAULTS } from "#db/vocabulary-moderation.ts";
import { LENGTHS } from "./moderation.ts";

const words = prose({ max: LENGTHS.words });
const reason = prose({ min: 10, max: LENGTHS.reason });
const seen = z.string().max(100);

/** What is wrong with a page; words are asked for where no reason of the list says it. */
export const reportSchema = z
  .object({ fault: choice(PAGE_FAULTS), words: words.optional() })
  .refine(({ fault, words: said }) => fault !== "something_else" || said !== undefined, {
    path: ["words"],
    message: "moderation:errors.words",
  });
export type ReportValues = z.output<typeof reportSchema>;

/** A report, or several of one page, is answered without hiding it. `seen` is the newest that stood on the page. */
export const settleSchema = z.object({ seen, answer: words.optional() });

/** `seen` is the newest report that waited when it was decided, where one did. */
export const hideSchema = z.object({ fault: choice(PAGE_FAULTS), reason, seen: seen.optional() });
export type HideValues = z.output<typeof hideSchema>;

export const askSchema = z.object({ words: reason });

/** A page stays hidden with words to its authors; put back they are told without. */
export const keepSchema = z.object({ hiding: seen, answer: reason });
export const putBackSchema = z.object({ hiding: seen, answer: words.optional() });
