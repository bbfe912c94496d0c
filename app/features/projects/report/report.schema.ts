import { z } from "zod";
import { prose, whole } from "#app/platform/fields.ts";
import { LEAST } from "../project/lengths.ts";
import { LENGTHS } from "./report.ts";

const people = whole(0, 10_000_000).optional();

/** What a report says, and at which version its page was opened: 0 where there was none. */
export const reportSchema = z
  .object({
    version: z.coerce.number().int().min(0).max(1_000_000),
    achievements: prose({ min: LEAST.finalSummary, max: LENGTHS.achievements }),
    problems: prose({ max: LENGTHS.problems }).default(""),
    followUp: prose({ max: LENGTHS.followUp }).default(""),
    testimonials: prose({ max: LENGTHS.testimonials }).default(""),
    peopleTotal: people,
    peopleWomen: people,
    peopleYouth: people,
    mayPublish: z.enum(["yes", "no"]).transform((said) => said === "yes"),
  })
  .superRefine(({ peopleTotal, ...some }, context) => {
    for (const name of ["peopleWomen", "peopleYouth"] as const)
      if (some[name] !== undefined && (peopleTotal === undefined || some[name] > peopleTotal))
        context.addIssue({ code: "custom", path: [name], message: "report:errors.more_than_all" });
  });
export type ReportValues = z.output<typeof reportSchema>;
