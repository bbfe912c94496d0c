import { z } from "zod";
import { choice, choices, day, flag, line, prose } from "#app/platform/fields.ts";
import { LANGUAGES } from "#db/vocabulary-taxonomies.ts";
import { GIVEN_DECLINE_REASONS, INTEREST_STATUSES, OPEN_INTERESTS, PLACE_DECLINE_REASONS } from "#db/vocabulary.ts";
import { LEAVE_REASONS, REMOVE_REASONS } from "#db/vocabulary-partners.ts";
import { daysAfter } from "#app/platform/days.ts";
import { MOST_INVITATION_DAYS } from "../project/project.ts";
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
  })
  .refine(({ needId, role }) => needId === "other" || role === undefined, {
    path: ["role"],
    message: "projects:errors.role_beside_need",
  });
export type InterestValues = z.output<typeof interestSchema>;

export const withdrawSchema = z.object({ interestId: id });

export const undoSchema = z.object({ interestId: id, from: choice(INTEREST_STATUSES).optional() });

/** The interest that is answered, and how it stood on the page where that was decided. */
const answered = { interestId: id, from: choice(OPEN_INTERESTS).optional() };

/** `isBeyond`: the page has said that the places of the role are taken or offered. */
export const acceptSchema = z.object({
  ...answered,
  isBeyond: flag,
  note: prose({ max: LIMITS.answerNote }).optional(),
});

export const declineSchema = z
  .object({
    ...answered,
    reason: choice(GIVEN_DECLINE_REASONS),
    note: prose({ max: LIMITS.answerNote }).optional(),
  })
  .refine(({ reason, note }) => reason !== "other" || note !== undefined, {
    path: ["note"],
    message: "projects:errors.other_reason_words",
  });

/** Asks whether somebody more than a role has places is meant. */
export const BEYOND_PLACES = "projects:errors.beyond_places";

/** Asks whether a role that is almost one sought is another. */
export const ALMOST_SOUGHT = "projects:errors.almost_sought";

/** An invitation, on that day. */
export const inviteSchema = (today: string) =>
  z.object({
    institutionId: id,
    role: line({ min: 3, max: 120 }),
    /** The place that is to be filled anew. */
    replacesId: id.optional(),
    /** The role of which the page has said that its places are taken or offered. */
    beyondRole: line({ max: 120 }).optional().catch(undefined),
    /** The role of which the page has said that it is almost one sought. */
    otherRole: line({ max: 120 }).optional().catch(undefined),
    message: prose({ max: LIMITS.answerNote }).optional(),
    answerBy: day
      .refine((value) => value >= today, "projects:errors.answer_by_past")
      .refine((value) => value <= daysAfter(today, MOST_INVITATION_DAYS), "projects:errors.answer_by_far")
      .optional(),
  });

/** An invitation is declined, with a reason where one is given. */
export const refuseSchema = z.object({
  institutionId: id,
  reason: choice(PLACE_DECLINE_REASONS).optional(),
  note: prose({ max: LIMITS.answerNote }).optional(),
});

const ending = <const Reasons extends readonly [string, ...string[]]>(reasons: Reasons) =>
  z
    .object({ institutionId: id, reason: choice(reasons), note: prose({ max: LIMITS.answerNote }).optional() })
    .refine(({ reason, note }) => reason !== "other" || note !== undefined, {
      path: ["note"],
      message: "projects:errors.other_reason_words",
    });

/** A partner leaves, with its reason. */
export const leaveSchema = ending(LEAVE_REASONS);

/** The lead takes a partner out, with its reason. */
export const removeSchema = ending(REMOVE_REASONS);

/** `knowsFull` is sent by a page that says that every place in the role is taken. */
export const partnershipSchema = z.object({ institutionId: id, knowsFull: flag });
