import { describe, expect, test } from "vitest";
import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import {
  type Audience,
  canAnswerForPartner,
  canCheck,
  canEdit,
  canLead,
  canLeaveForPartner,
  canSeeDetail,
  canUseDesk,
  mayExpressInterestFor,
  needsCheck,
  postsFor,
  type ProjectSubject,
} from "#app/features/projects/project/project.policy.ts";
import { PROJECT_STATUSES, type Role } from "#db/vocabulary.ts";

const TODAY = "2026-09-01";

function grant(role: Role, institutionId: string | null = null, countries: string[] | null = null): Grant {
  return { role, institutionId, applicationId: null, countries };
}

function audienceOf(grants: Grant[], activeIds: string[]): Audience {
  const viewer: Viewer = { id: "u", name: "N", email: "n@x.example", locale: "en", isVerified: true, grants };
  const institutionIds = grants.flatMap(({ institutionId }) => institutionId ?? []);
  const holders = institutionIds.map((institutionId) => {
    const standing = activeIds.includes(institutionId) ? ("active" as const) : ("suspended" as const);
    return { institutionId, standing, category: "full" as const };
  });
  return { viewer, today: TODAY, institutionIds, holders, coEdits: [] };
}

const PEOPLE: Record<string, Audience> = {
  anonymous: { viewer: null, today: TODAY, institutionIds: [], holders: [], coEdits: [] },
  applicant: audienceOf([grant("applicant")], []),
  lead: audienceOf([grant("representative", "lead")], ["lead"]),
  "lead's editor": audienceOf([grant("editor", "lead")], ["lead"]),
  "lead's officer": audienceOf([grant("project_officer", "lead")], ["lead"]),
  "suspended lead": audienceOf([grant("representative", "lead")], []),
  member: audienceOf([grant("representative", "other")], ["other"]),
  "member's officer": audienceOf([grant("project_officer", "other")], ["other"]),
  "suspended member": audienceOf([grant("representative", "other")], []),
  partner: audienceOf([grant("alternate", "partner")], ["partner"]),
  coordinator: audienceOf([grant("coordinator", null, ["KZ"])], []),
  "coordinator out of scope": audienceOf([grant("coordinator", null, ["IT"])], []),
  "coordinator of the lead": audienceOf([grant("coordinator"), grant("project_officer", "lead")], ["lead"]),
  council: audienceOf([grant("council")], []),
  administrator: audienceOf([grant("administrator")], []),
};

const open: ProjectSubject = {
  status: "open",
  id: "p",
  leadInstitutionId: "lead",
  leadCountry: "KZ",
  isLeadActive: true,
  answerBy: "2026-12-01",
  coWriterIds: [],
  partnerIds: ["partner"],
};

const who = (isAllowed: (audience: Audience) => boolean) =>
  Object.entries(PEOPLE).flatMap(([name, audience]) => (isAllowed(audience) ? [name] : []));

describe("who may", () => {
  test("post", () => {
    expect(who((audience) => postsFor(audience).length > 0)).toEqual([
      "lead",
      "lead's officer",
      "member",
      "member's officer",
      "partner",
      "coordinator of the lead",
    ]);
  });

  test("edit and lead: who speaks for the lead or works on its projects, never a profile editor", () => {
    const leaders = ["lead", "lead's officer", "coordinator of the lead"];
    expect(who((audience) => canEdit(audience, open))).toEqual(leaders);
    expect(who((audience) => canLead(audience, open))).toEqual(leaders);
  });

  test("C10 edit only what is written or stands on the board unfinished", () => {
    const lead = PEOPLE.lead as Audience;
    const editable = PROJECT_STATUSES.filter((status) => canEdit(lead, { ...open, status }));
    expect(editable).toEqual(["draft", "changes_requested", "open", "closed_to_partners"]);
  });

  test("C06 check: in scope, and never for one's own institution", () => {
    expect(who(({ viewer }) => canCheck(viewer, open))).toEqual(["coordinator"]);
    const coWriterIds = [PEOPLE.coordinator?.viewer?.id ?? ""];
    expect(who(({ viewer }) => canCheck(viewer, { ...open, coWriterIds }))).toEqual([]);
  });

  test("read the whole project", () => {
    const outside = ["anonymous", "applicant", "suspended member"];
    expect(who((audience) => !canSeeDetail(audience, open))).toEqual(outside);
  });

  test("express interest", () => {
    expect(who((audience) => mayExpressInterestFor(audience, open, TODAY).length > 0)).toEqual([
      "member",
      "member's officer",
    ]);
  });

  test("use the page of interest", () => {
    expect(who(canUseDesk)).toEqual([
      "lead",
      "lead's editor",
      "lead's officer",
      "suspended lead",
      "member",
      "member's officer",
      "suspended member",
      "partner",
      "coordinator of the lead",
    ]);
  });

  test("bind an institution: its representatives while its membership is active", () => {
    expect(who((audience) => canAnswerForPartner(audience, "other"))).toEqual(["member"]);
    expect(who((audience) => canLeaveForPartner(audience, "other"))).toEqual(["member", "suspended member"]);
  });
});

test.each([
  ["closed", { status: "closed_to_partners" }],
  ["past its day", { answerBy: "2026-08-31" }],
  ["of a suspended lead", { isLeadActive: false }],
] as const)("nobody expresses interest in a project that is %s", (_, change) => {
  expect(who((audience) => mayExpressInterestFor(audience, { ...open, ...change }, TODAY).length > 0)).toEqual([]);
});

test.each([
  ["full", true, true],
  ["full", false, false],
  ["associate", false, false],
  ["observer", true, true],
  ["observer", false, true],
] as const)("%s with the check on = %s waits: %s", (category, isOn, expected) => {
  expect(needsCheck({ standing: "active", category }, isOn)).toBe(expected);
});

test("what nobody of the association leads is always checked", () => {
  expect(needsCheck(null, false)).toBe(true);
});
