import { z } from "zod";
import { ROLES } from "#db/vocabulary.ts";
import { type ActionTable, nothing } from "./action.ts";

const institution = { subject: "institution", audience: "members" } as const;
const ofNames = { subject: "institution", audience: "secretariat" } as const;

const role = z.object({ role: z.enum(ROLES) });
/** A role that was given, with the reason of the secretariat where it gave it. */
const given = role.extend({ reason: z.string().optional() });
/** A unit as it was called then. */
const unit = z.object({ unit: z.string() });
export const INSTITUTION_ACTIONS = {
  "institution.renaming_asked": { ...ofNames, sentence: "members:activity.institution.renaming_asked", data: nothing },
  "institution.renamed": {
    ...institution,
    sentence: "members:activity.institution.renamed",
    data: z.object({ before: z.string(), after: z.string() }),
  },
  "institution.renaming_declined": {
    ...ofNames,
    sentence: "members:activity.institution.renaming_declined",
    data: nothing,
  },
  "institution.renaming_taken_back": {
    ...ofNames,
    sentence: "members:activity.institution.renaming_taken_back",
    data: nothing,
  },
  "institution.profile_changed": {
    ...institution,
    sentence: "members:activity.institution.profile_changed",
    data: nothing,
  },
  "institution.tie_confirmed": {
    ...institution,
    sentence: "members:activity.institution.tie_confirmed",
    data: nothing,
  },
  "institution.tie_rests": { ...institution, sentence: "members:activity.institution.tie_rests", data: nothing },
  "institution.accreditation_changed": {
    ...institution,
    sentence: "members:activity.institution.accreditation_changed",
    data: z.object({
      before: z.string().nullable(),
      after: z.string().nullable(),
      /** Whether it says that there is none; what was noted before this could be said has nothing. */
      hasNoLastDay: z.boolean().optional(),
    }),
  },
  "institution.visibility_changed": {
    ...institution,
    sentence: "members:activity.institution.visibility_changed",
    data: nothing,
  },
  "institution.listed_facts_changed": {
    ...institution,
    sentence: "members:activity.institution.listed_facts_changed",
    data: nothing,
  },
  "institution.logo_changed": { ...institution, sentence: "members:activity.institution.logo_changed", data: nothing },
  "institution.unit_added": { ...institution, sentence: "members:activity.institution.unit_added", data: unit },
  "institution.unit_changed": { ...institution, sentence: "members:activity.institution.unit_changed", data: unit },
  "institution.unit_closed": { ...institution, sentence: "members:activity.institution.unit_closed", data: unit },
  "institution.unit_reopened": { ...institution, sentence: "members:activity.institution.unit_reopened", data: unit },
  "institution.cover_changed": {
    ...institution,
    sentence: "members:activity.institution.cover_changed",
    data: nothing,
  },
  "institution.cover_removed": {
    ...institution,
    sentence: "members:activity.institution.cover_removed",
    data: nothing,
  },
  "institution.cover_put_back": {
    ...institution,
    sentence: "members:activity.institution.cover_put_back",
    data: nothing,
  },
  "institution.cover_taken_down": {
    ...institution,
    sentence: "members:activity.institution.cover_taken_down",
    data: nothing,
  },
  "institution.position_changed": {
    ...institution,
    sentence: "members:activity.institution.position_changed",
    data: nothing,
  },
  "institution.colleague_invited": {
    ...institution,
    sentence: "members:activity.institution.colleague_invited",
    data: given,
  },
  "institution.colleague_let_in": {
    ...institution,
    sentence: "members:activity.institution.colleague_let_in",
    data: given,
  },
  "institution.colleague_joined": {
    ...institution,
    sentence: "members:activity.institution.colleague_joined",
    data: role,
  },
  "institution.invitation_withdrawn": {
    ...institution,
    sentence: "members:activity.institution.invitation_withdrawn",
    data: role,
  },
  "institution.colleague_removed": {
    ...institution,
    sentence: "members:activity.institution.colleague_removed",
    data: role,
  },
  "institution.colleague_suspended": {
    ...institution,
    sentence: "members:activity.institution.colleague_suspended",
    data: role,
  },
  "institution.colleague_reinstated": {
    ...institution,
    sentence: "members:activity.institution.colleague_reinstated",
    data: role,
  },
  "institution.take_over_asked": {
    ...institution,
    sentence: "members:activity.institution.take_over_asked",
    data: nothing,
  },
  "institution.head_confirmed": {
    ...institution,
    sentence: "members:activity.institution.head_confirmed",
    data: nothing,
  },
  "institution.head_declined": {
    ...institution,
    sentence: "members:activity.institution.head_declined",
    data: nothing,
  },
  "institution.take_over_declined": {
    ...institution,
    sentence: "members:activity.institution.take_over_declined",
    data: z.object({ reason: z.string().optional() }),
  },
  "institution.main_role_offered": {
    ...institution,
    sentence: "members:activity.institution.main_role_offered",
    data: nothing,
  },
  "institution.main_role_passed": {
    ...institution,
    sentence: "members:activity.institution.main_role_passed",
    data: z.object({ reason: z.string().optional() }),
  },
} as const satisfies ActionTable<"institution">;
