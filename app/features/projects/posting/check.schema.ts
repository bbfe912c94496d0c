import { z } from "zod";
import type { CheckAnswer } from "#db/schema/project-checks.ts";
import { choice, line, prose, whole } from "#app/platform/fields.ts";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import { LEAST, LIMITS } from "../project/lengths.ts";
import { CHECK_QUESTIONS } from "./criteria.ts";

const version = whole(0, 1_000_000);
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

/** To publish every question is answered, and where the answer is no, why it is published all the same. */
export const publishSchema = z
  .object({ version, ...questionFields })
  .check(({ value, issues }) => {
    for (const name of CHECK_QUESTIONS) {
      const [answer, said] = [value[`met_${name}`], value[`remark_${name}`]];
      const missing = answer === undefined ? `met_${name}` : answer === "no" && !said ? `remark_${name}` : null;
      const message = answer === undefined ? "errors:required" : "projects:errors.remark_required";
      if (missing) issues.push({ code: "custom", input: value, path: [missing], message });
    }
  })
  .transform(withAnswers);

/** What the coordinator asks to change, in words the lead institution reads. */
export const changesSchema = z.object({ version, note, ...questionFields }).transform(withAnswers);

/** Why a posting is not published: a reason and words that the lead institution reads. */
export const declineProjectSchema = z
  .object({ version, reason: choice(PROJECT_DECLINE_REASONS), explanation: note, ...questionFields })
  .transform(({ explanation, ...fields }) => ({ ...withAnswers(fields), note: explanation }));

/** That what is shown already was read. */
export const lookSchema = z.object({ version });
