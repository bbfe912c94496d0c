import { expect, test } from "vitest";
import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import type { Standing } from "#app/features/members/institution/membership.ts";
import { type Committed, commitsFor, readerOfLetters } from "#app/features/projects/project/commitment.policy.ts";
import {
  institutionsIn,
  ordersWork,
  seesPartnership,
  writesFor,
} from "#app/features/projects/project/partnership.policy.ts";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import { roomsFor } from "#app/features/projects/project/project-rooms.ts";
import { PROJECT_STATUSES, type Role } from "#db/vocabulary.ts";

const TODAY = "2026-09-01";

function audienceOf(role: Role, at: string | null = null, standing: Standing = "active", more: Partial<Audience> = {}) {
  const countries = role === "coordinator" ? ["KZ"] : null;
  const grants: Grant[] = [{ role, institutionId: at, applicationId: null, countries }];
  const viewer: Viewer = { id: "u", name: "N", email: "n@x.example", locale: "en", isVerified: true, grants };
  const holders = at === null ? [] : [{ institutionId: at, standing, category: "full" as const }];
  return { viewer, today: TODAY, institutionIds: at === null ? [] : [at], holders, coEdits: [], ...more };
}

const PEOPLE: Record<string, Audience> = {
  anonymous: { viewer: null, today: TODAY, institutionIds: [], holders: [], coEdits: [] },
  lead: audienceOf("representative", "lead"),
  "lead's editor": audienceOf("editor", "lead"),
  "suspended lead": audienceOf("representative", "lead", "suspended"),
  partner: audienceOf("project_officer", "partner"),
  "partner's editor": audienceOf("editor", "partner"),
  "partner in grace": audienceOf("alternate", "partner", "in_grace"),
  "suspended partner": audienceOf("representative", "partner", "suspended"),
  "partner that left the association": audienceOf("representative", "partner", "withdrawn"),
  invited: audienceOf("representative", "invited"),
  "former partner": audienceOf("representative", "former"),
  member: audienceOf("representative", "member"),
  "co-editor": audienceOf("alternate", "member", "active", { coEdits: ["p"] }),
  coordinator: audienceOf("coordinator"),
  council: audienceOf("council"),
  administrator: audienceOf("administrator"),
};

const project: Committed & { slug: string; partnerIds: string[] } = {
  kind: "joint_research",
  id: "p",
  slug: "together",
  status: "open",
  leadInstitutionId: "lead",
  leadCountry: "KZ",
  isLeadActive: true,
  confirmedIds: ["partner"],
  partnerIds: ["partner", "invited"],
};

const who = (may: (audience: Audience) => boolean) => Object.keys(PEOPLE).filter((name) => may(PEOPLE[name]!));

const READERS = ["lead", "lead's editor", "suspended lead", "partner", "partner's editor", "partner in grace"];

test("the partnership reads, and a coordinator; of it, who works on projects writes while work goes on", () => {
  expect(who((one) => seesPartnership(one, project))).toEqual([
    ...READERS,
    "suspended partner",
    "co-editor",
    "coordinator",
  ]);
  expect(who((one) => writesFor(one, project).length > 0)).toEqual(["lead", "partner", "partner in grace"]);
  expect(who((one) => ordersWork(one, project))).toEqual(["lead"]);
  expect(institutionsIn({ ...project, confirmedIds: ["partner", "lead"] })).toEqual(["lead", "partner"]);
});

test("what is over is only read, and what has not begun by nobody", () => {
  const reads = PROJECT_STATUSES.filter((status) => seesPartnership(PEOPLE.partner!, { ...project, status }));
  expect(reads).toEqual(["open", "closed_to_partners", "completed", "archived", "hidden"]);
  const writes = PROJECT_STATUSES.filter((status) => writesFor(PEOPLE.partner!, { ...project, status }).length > 0);
  expect(writes).toEqual(["open", "closed_to_partners"]);
  expect(writesFor(PEOPLE.partner!, { ...project, isLeadActive: false })).toEqual([]);
});

test("the row of rooms leads nobody to a refusal, and is none where there is one room", () => {
  const roomsOf = (name: string) => roomsFor(PEOPLE[name]!, project).map((room) => room.to);
  expect(roomsOf("lead").slice(0, 2)).toEqual(["/projects/together", "/projects/together/interests"]);
  for (const name of ["partner", "suspended partner", "invited"])
    expect(roomsOf(name).slice(0, 2)).toEqual(["/projects/together", "/projects/together/partnership"]);
  for (const name of ["anonymous", "former partner", "member", "council", "administrator"])
    expect(roomsOf(name)).toEqual([]);
});

test("letters of commitment: read by the lead and the coordinator, one's own by a partner, put in by its representatives", () => {
  const asking = { ...project, kind: "joint_degree" } as const;
  expect(who((one) => readerOfLetters(one, project) !== null)).toEqual([]);
  expect(who((one) => readerOfLetters(one, asking)?.readsAll === true)).toEqual([
    "lead",
    "lead's editor",
    "suspended lead",
    "coordinator",
  ]);
  expect(who((one) => readerOfLetters(one, asking)?.own.length === 1)).toEqual([
    "partner",
    "partner's editor",
    "partner in grace",
    "suspended partner",
  ]);
  expect(who((one) => commitsFor(one, asking).length > 0)).toEqual(["partner in grace"]);
  for (const over of [{ status: "completed" }, { isLeadActive: false }, { kind: "joint_research" }] as const)
    expect(who((one) => commitsFor(one, { ...asking, ...over }).length > 0)).toEqual([]);
  const rooms = roomsFor(PEOPLE.partner!, { ...asking, slug: "together" }).map((room) => room.to);
  expect(rooms).toContain("/projects/together/commitment");
  expect(roomsFor(PEOPLE["co-editor"]!, asking).map((room) => room.to)).not.toContain("/projects/together/commitment");
});
