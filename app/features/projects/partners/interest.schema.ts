import { z } from "zod";
import { choice, choices, flag, line, prose } from "#app/platform/fields.ts";
import { LANGUAGES } from "#db/vocabulary-taxonomies.ts";
import { INTEREST_DECLINE_REASONS } from "#db/vocabulary.ts";
import { countries } from "../project/country.schema.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

const id = z.string().min(1).max(64);

/** An expression of interest, as partner-search tools ask it. `needId` is a partner need of the project, or "other". */
export const interestSchema = z
  .object({
    institutionId: id,
    needId: id,
    role: line({ min: 3, max: 120 }).optional(),
    message: prose({ min: 200, max: LIMITS.interest }),
    staffAvailable: line({ max: 300 }).optional(),
    countries: countries({ max: 30 }),
    languages: choices(LANGUAGES, { max: 10 }),
    canCoFund: flag,
    isHeadInformed: flag,
  })
  .refine(({ needId, role }) => needId !== "other" || role !== undefined, {
    path: ["role"],
    message: "projects:errors.role_required",
  });
export type InterestValues = z.output<typeof interestSchema>;

export const withdrawSchema = z.object({ interestId: id });

export const acceptSchema = z.object({ interestId: id, note: prose({ max: LIMITS.answerNote }).optional() });

export const declineSchema = z.object({
  interestId: id,
  reason: choice(INTEREST_DECLINE_REASONS),
  note: prose({ max: LIMITS.answerNote }).optional(),
});

export const inviteSchema = z.object({ institutionId: id, role: line({ min: 3, max: 120 }) });

export const partnershipSchema = z.object({ institutionId: id });
