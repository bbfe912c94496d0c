import { z } from "zod";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { type ActionTable, nothing } from "./action.ts";

const ofMember = { subject: "membership", audience: "members" } as const;
const proposal = { subject: "membership", audience: "secretariat" } as const;

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
    subject: "institution",
    audience: "members",
    sentence: "members:activity.membership.registry_taken_over",
    data: registryChange,
  },
  "membership.registry_set_aside": {
    subject: "institution",
    audience: "secretariat",
    sentence: "members:activity.membership.registry_set_aside",
    data: registryChange,
  },
  "membership.registry_asked": {
    subject: "institution",
    audience: "secretariat",
    sentence: "members:activity.membership.registry_asked",
    data: registryChange,
  },
  "membership.registry_replied": {
    subject: "institution",
    audience: "secretariat",
    sentence: "members:activity.membership.registry_replied",
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
  "membership.pair_reopened": {
    ...proposal,
    sentence: "members:activity.membership.pair_reopened",
    data: otherMember,
  },
  "membership.merged": { ...ofMember, sentence: "members:activity.membership.merged", data: moved },
  "membership.absorbed": { ...ofMember, sentence: "members:activity.membership.absorbed", data: moved },
  "membership.merge_undone": { ...ofMember, sentence: "members:activity.membership.merge_undone", data: otherMember },
} as const satisfies ActionTable<"membership" | "institution">;
