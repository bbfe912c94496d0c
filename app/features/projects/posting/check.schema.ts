import { z } from "zod";
import type { CheckAnswer } from "#db/schema/project-checks.ts";
import { choice, line, prose } from "#app/platform/fields.ts";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import { LEAST, LIMITS } from "../project/lengths.ts";
import { CHECK_QUESTIONS } from "./criteria.ts";
import { doubtsIn } from "./doubts.ts";

const read = z.string().regex(/^[0-9a-f]{32}$/);
const isMet = choice(["yes", "no"]).optional();
const remark = line({ max: LIMITS.checkRemark }).optional();
const note = prose({ min: LEAST.changesNote, max: LIMITS.changesNote });

type Question = (typeof CHECK_QUESTIONS)[number];
type QuestionFields = { [Name in `met_${Question}`]?: "yes" | "no" } & { [Name in `remark_${Question}`]?: string };

const questionFields = Object.fromEntries(
  CHECK_QUESTIONS.flatMap((name) => [
    [`met_${name}`, isMet],
    [`remark_${name}`, remark],
  ]),
) as unknown as { [Name in `met_${Question}`]: typeof isMet } & { [Name in `remark_${Question}`]: typeof remark };

/** The answers that were given, with what was remarked. */
function answersIn(fields: QuestionFields): Record<string, CheckAnswer> {
  const given = CHECK_QUESTIONS.flatMap((name) => {
    const answer = fields[`met_${name}`];
    if (answer === undefined) return [];
    const said = fields[`remark_${name}`];
    return [[name, { isMet: answer === "yes", ...(said && { remark: said }) }] as const];
  });
  return Object.fromEntries(given);
}

const withAnswers = <Fields extends QuestionFields>(fields: Fields) => ({ ...fields, answers: answersIn(fields) });

// Words that were written before somebody decided to publish: they are not sent, but neither are they lost unasked.
const unsent = prose({ max: LIMITS.changesNote }).optional();

/**
 * To publish every question is answered, and where the answer is no, why it is published all the same; what speaks against
 * it is asked once more.
 */
export const publishSchema = z
  .object({ read, note: unsent, explanation: unsent, despite: z.array(z.string()).optional(), ...questionFields })
  .check(({ value, issues }) => {
    const add = (name: string, message: string) => issues.push({ code: "custom", input: value, path: [name], message });
    for (const name of CHECK_QUESTIONS) {
      const [answer, said] = [value[`met_${name}`], value[`remark_${name}`]];
      if (answer === undefined) add(`met_${name}`, "errors:required");
      else if (answer === "no" && !said) add(`remark_${name}`, "projects:errors.remark_required");
    }
    const isDoubted = doubtsIn(value).some((doubt) => !value.despite?.includes(doubt.value));
    if (issues.length === 0 && isDoubted) add("despite", "projects:errors.despite_required");
  })
  .transform(({ note: _note, explanation: _explanation, despite: _despite, ...fields }) => withAnswers(fields));

/** What the coordinator asks to change, in words the lead institution reads. */
export const changesSchema = z.object({ read, note, ...questionFields }).transform(withAnswers);

/** Why a posting is not published: a reason and words that the lead institution reads. */
export const declineProjectSchema = z
  .object({ read, reason: choice(PROJECT_DECLINE_REASONS), explanation: note, ...questionFields })
  .transform(({ explanation, ...fields }) => ({ ...withAnswers(fields), note: explanation }));

/** That what is shown already was read. */
export const lookSchema = z.object({ read });
