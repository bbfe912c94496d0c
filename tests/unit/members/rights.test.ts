import { describe, expect, test } from "vitest";
import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import {
  canBeHeard,
  canEditProfile,
  canEndAccess,
  canLeave,
  canManagePeople,
  canOfferMainRole,
  canRenew,
  canSeeOwnInstitution,
  canSeeProfile,
  canTakeCertificate,
  canReadAsMember,
  canReadByProgram,
} from "#app/features/members/institution/member.policy.ts";
import { STANDINGS } from "#app/features/members/institution/membership.ts";
import { hasRight, type RightsHolder, type Right, RIGHT_CODES } from "#app/features/members/institution/rights.ts";
import {
  type Audience,
  canAnswerForPartner,
  canDelete,
  canEdit,
  canLead,
  canLeaveForPartner,
  canSeeDetail,
  isInsider,
  mayExpressInterestFor,
  needsCheck,
  postsFor,
} from "#app/features/projects/project/project.policy.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";

/** F full member, O observer, A associate: who has the right while the membership stands so. */
const EXPECTED: Record<Right, string> = {
  //                active in_grace to_begin run_out suspended terminated withdrawn
  be_listed: "       FOA   FOA      -        -       -         -          -",
  be_confirmed: "    FOA   FOA      -        -       -         -          -",
  take_certificate: "FOA   -        -        -       -         -          -",
  see_own_pages: "   FOA   FOA      FOA      FOA     FOA       -          -",
  edit_profile: "    FOA   FOA      FOA      FOA     FOA       -          -",
  manage_people: "   FOA   FOA      FOA      FOA     FOA       -          -",
  read_by_program: " FOA   FOA      -        -       -         -          -",
  meet_people: "     FOA   FOA      -        -       -         -          -",
  see_projects: "    FOA   FOA      -        -       -         -          -",
  show_projects: "   FOA   FOA      -        -       -         -          -",
  post_projects: "   FOA   -        -        -       -         -          -",
  post_unchecked: "  FA    -        -        -       -         -          -",
  lead_projects: "   FOA   FOA      -        -       -         -          -",
  join_projects: "   FOA   -        -        -       -         -          -",
  leave_projects: "  FOA   FOA      FOA      FOA     FOA       FOA        FOA",
  meet_partners: "   FOA   FOA      FOA      FOA     FOA       -          -",
  recommend: "       FOA   -        -        -       -         -          -",
  review: "          FOA   FOA      -        -       -         -          -",
  be_heard: "        FOA   FOA      FOA      FOA     FOA       FOA        FOA",
  confirm_year: "    FOA   FOA      -        -       FOA       -          -",
  renew: "           FOA   FOA      -        FOA     -         -          -",
  leave: "           FOA   FOA      FOA      -       FOA       -          -",
  vote: "            F     -        -        -       -         -          -",
};

const OWN = "own";
const DAY = "2026-09-01";
const grant = { role: "representative", institutionId: OWN, applicationId: null, countries: null } satisfies Grant;
const member: Viewer = { id: "u", name: "N", email: "n@x.example", locale: "en", isVerified: true, grants: [grant] };

const subjectOf = (holder: RightsHolder) => ({ institutionId: OWN, country: "KZ", ...holder });
const audienceOf = (holder: RightsHolder): Audience => ({
  ...{ viewer: member, today: DAY, institutionIds: [OWN], coEdits: [] },
  holders: [{ institutionId: OWN, ...holder }],
});
const led = {
  id: "p",
  isLeadActive: true,
  leadInstitutionId: OWN,
  leadCountry: "KZ",
  leadUserId: "u",
  publishedAt: null,
  coWriterIds: [],
  partnerIds: [],
};
const foreign = {
  ...led,
  id: "q",
  leadInstitutionId: "other",
  isLeadActive: true,
  status: "open",
  answerBy: "2026-12-01",
} as const;

/** Each right, asked of every policy that has to read it. Rights without a policy are asked where a page shows them. */
const POLICIES: Partial<Record<Right, ((holder: RightsHolder) => boolean)[]>> = {
  be_listed: [(holder) => canSeeProfile(null, subjectOf(holder), false)],
  see_own_pages: [
    (holder) => canSeeOwnInstitution(member, subjectOf(holder)),
    (holder) => canSeeProfile(member, subjectOf(holder), false),
  ],
  edit_profile: [(holder) => canEditProfile(member, subjectOf(holder))],
  manage_people: [
    (holder) => canManagePeople(member, subjectOf(holder)),
    (holder) => canEndAccess(member, subjectOf(holder), { role: "editor" }),
    (holder) => canOfferMainRole(member, subjectOf(holder)),
  ],
  be_heard: [(holder) => canBeHeard(member, subjectOf(holder))],
  renew: [(holder) => canRenew(member, subjectOf(holder))],
  read_by_program: [(holder) => canReadByProgram(member, subjectOf(holder))],
  take_certificate: [(holder) => canTakeCertificate(member, subjectOf(holder))],
  leave: [(holder) => canLeave(member, subjectOf(holder))],
  meet_people: [(holder) => canReadAsMember(member, [holder])],
  meet_partners: [(holder) => canSeeProfile({ ...member, grants: [] }, subjectOf(holder), true)],
  see_projects: [(holder) => isInsider(audienceOf(holder)), (holder) => canSeeDetail(audienceOf(holder), foreign)],
  post_projects: [(holder) => postsFor(audienceOf(holder)).includes(OWN)],
  post_unchecked: [(holder) => !needsCheck(holder, false)],
  lead_projects: [
    (holder) => canLead(audienceOf(holder), led),
    (holder) => canEdit(audienceOf(holder), { ...led, status: "draft" }),
    (holder) => canDelete(audienceOf(holder), { ...led, status: "draft" }),
  ],
  join_projects: [
    (holder) => mayExpressInterestFor(audienceOf(holder), foreign, DAY).includes(OWN),
    (holder) => canAnswerForPartner(audienceOf(holder), OWN),
  ],
  leave_projects: [(holder) => canLeaveForPartner(audienceOf(holder), OWN)],
};

describe.each(RIGHT_CODES)("the right %s", (right) => {
  const cells = EXPECTED[right].trim().split(/\s+/);
  test.each(STANDINGS.map((standing, index) => [standing, cells[index]] as const))("%s: %s", (standing, having) => {
    for (const category of MEMBERSHIP_CATEGORIES) {
      const isGiven = having?.includes(category.charAt(0).toUpperCase()) ?? false;
      const holder = { standing, category };
      expect([category, hasRight(holder, right)]).toEqual([category, isGiven]);
      for (const policy of POLICIES[right] ?? []) expect([category, policy(holder)]).toEqual([category, isGiven]);
    }
  });
});

test("no rights come from nowhere: nobody of no member meets people or sees what is for members", () => {
  expect(canReadAsMember(member, [])).toBe(false);
  expect(isInsider({ viewer: member, today: DAY, institutionIds: [], holders: [], coEdits: [] })).toBe(false);
});
