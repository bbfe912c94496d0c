import { z } from "zod";
import { MEMBERSHIP_CATEGORIES, ROLES } from "#db/vocabulary.ts";
import { type ActionTable, nothing } from "./action.ts";

const institution = { subject: "institution", audience: "members" } as const;
const ofNames = { subject: "institution", audience: "secretariat" } as const;
const ofMember = { subject: "membership", audience: "members" } as const;
const proposal = { subject: "membership", audience: "secretariat" } as const;

const role = z.object({ role: z.enum(ROLES) });
/** A role that was given, with the reason of the secretariat where it gave it. */
const given = role.extend({ reason: z.string().optional() });
/** A unit as it was called then. */
const unit = z.object({ unit: z.string() });
const ruling = z.object({ reason: z.string(), proposedById: z.string().nullable() });

/** The number of the other member, and how many things moved. */
const otherMember = z.object({ number: z.string() });
const moved = otherMember.extend({ moved: z.number() });

const registryChange = z.object({
  fact: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  release: z.string(),
});

export const MEMBER_ACTIONS = {
  "membership.admitted": {
    subject: "membership",
    audience: "public",
    sentence: "members:activity.membership.admitted",
    data: z.object({ number: z.string(), category: z.enum(MEMBERSHIP_CATEGORIES) }),
  },
  "membership.listed": {
    ...ofMember,
    sentence: "members:activity.membership.listed",
    data: z.object({ number: z.string(), category: z.enum(MEMBERSHIP_CATEGORIES) }),
  },
  "membership.suspended": { ...ofMember, sentence: "members:activity.membership.suspended", data: ruling },
  "membership.terminated": { ...ofMember, sentence: "members:activity.membership.terminated", data: ruling },
  "membership.notice_given": { ...ofMember, sentence: "members:activity.membership.notice_given", data: nothing },
  "membership.notice_answered": { ...ofMember, sentence: "members:activity.membership.notice_answered", data: nothing },
  "membership.objection_lodged": {
    ...ofMember,
    sentence: "members:activity.membership.objection_lodged",
    data: nothing,
  },
  "membership.objection_answered": {
    ...ofMember,
    sentence: "members:activity.membership.objection_answered",
    data: nothing,
  },
  "membership.reinstated": { ...ofMember, sentence: "members:activity.membership.reinstated", data: ruling },
  "membership.renewed": {
    ...ofMember,
    sentence: "members:activity.membership.renewed",
    data: ruling.extend({ endsOn: z.string().nullable() }),
  },
  "membership.recategorised": {
    ...ofMember,
    sentence: "members:activity.membership.recategorised",
    data: ruling.extend({ category: z.enum(MEMBERSHIP_CATEGORIES), endsOn: z.string().nullable() }),
  },
  "membership.corrected": {
    ...ofMember,
    sentence: "members:activity.membership.corrected",
    data: z.object({
      category: z.enum(MEMBERSHIP_CATEGORIES),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
    }),
  },
  "membership.registry_taken_over": {
    ...institution,
    sentence: "members:activity.membership.registry_taken_over",
    data: registryChange,
  },
  "membership.registry_set_aside": {
    subject: "institution",
    audience: "secretariat",
    sentence: "members:activity.membership.registry_set_aside",
    data: registryChange,
  },
  "membership.withdrawal_asked": {
    ...ofMember,
    sentence: "members:activity.membership.withdrawal_asked",
    data: nothing,
  },
  "membership.withdrawal_acknowledged": {
    ...ofMember,
    sentence: "members:activity.membership.withdrawal_acknowledged",
    data: nothing,
  },
  "membership.withdrawal_taken_back": {
    ...ofMember,
    sentence: "members:activity.membership.withdrawal_taken_back",
    data: nothing,
  },
  "membership.withdrawn": { ...ofMember, sentence: "members:activity.membership.withdrawn", data: nothing },
  "membership.lapsed": { ...ofMember, sentence: "members:activity.membership.lapsed", data: nothing },
  "membership.renewal_asked": { ...ofMember, sentence: "members:activity.membership.renewal_asked", data: nothing },
  "membership.year_confirmed": {
    ...ofMember,
    sentence: "members:activity.membership.year_confirmed",
    data: z.object({ year: z.number() }),
  },
  "membership.ruling_proposed": {
    ...proposal,
    sentence: "members:activity.membership.ruling_proposed",
    data: nothing,
  },
  "membership.ruling_declined": {
    ...proposal,
    sentence: "members:activity.membership.ruling_declined",
    data: nothing,
  },
  "membership.ruling_taken_back": {
    ...proposal,
    sentence: "members:activity.membership.ruling_taken_back",
    data: nothing,
  },
  "membership.merge_asked": { ...proposal, sentence: "members:activity.membership.merge_asked", data: otherMember },
  "membership.merge_declined": {
    ...proposal,
    sentence: "members:activity.membership.merge_declined",
    data: otherMember,
  },
  "membership.merge_taken_back": {
    ...proposal,
    sentence: "members:activity.membership.merge_taken_back",
    data: otherMember,
  },
  "membership.pair_dismissed": {
    ...proposal,
    sentence: "members:activity.membership.pair_dismissed",
    data: otherMember,
  },
  "membership.merged": { ...ofMember, sentence: "members:activity.membership.merged", data: moved },
  "membership.absorbed": { ...ofMember, sentence: "members:activity.membership.absorbed", data: moved },
  "membership.merge_undone": { ...ofMember, sentence: "members:activity.membership.merge_undone", data: otherMember },
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
    data: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
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
} as const satisfies ActionTable<"membership" | "institution">;
