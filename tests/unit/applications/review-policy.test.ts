import { describe, expect, test } from "vitest";
import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import {
  type ApplicationSubject,
  canDecide,
  canReadInternals,
  canSeeDossier,
  canWorkOn,
  isOwner,
  mayActNow,
} from "#app/features/applications/file/application.policy.ts";
import { APPLICATION_EVENTS, type ApplicationEvent, nextStatus } from "#app/features/applications/file/application.ts";
import { APPLICATION_STATUSES, type ApplicationStatus } from "#db/vocabulary.ts";

function person(id: string, ...grants: Partial<Grant>[]): Viewer {
  const held = grants.map((grant): Grant => ({
    role: "coordinator",
    institutionId: null,
    applicationId: null,
    countries: null,
    ...grant,
  }));
  return { id, name: id, email: `${id}@example.org`, locale: "en", isVerified: true, grants: held };
}

const PEOPLE = {
  stranger: person("stranger"),
  applicant: person("applicant", { role: "applicant", applicationId: "a" }),
  "coordinator in scope": person("in-scope", { countries: ["KZ", "KG"] }),
  "coordinator everywhere": person("everywhere", {}),
  "coordinator out of scope": person("out-of-scope", { countries: ["IT"] }),
  "coordinator who recommended": person("recommender", {}),
  "coordinator who recommended before another did": person("earlier-recommender", {}),
  "coordinator with a conflict": person("conflicted", {}),
  "coordinator who is the applicant": person("both", {}, { role: "applicant", applicationId: "a" }),
  "council member": person("council", { role: "council" }),
  "council member who recommended": person("recommender", { role: "council" }, {}),
  "council member with a conflict": person("conflicted", { role: "council" }),
  administrator: person("administrator", { role: "administrator" }),
  reviewer: person("reviewer", { role: "reviewer" }),
  "council member who reviews the file": person("reviewing", { role: "council" }, { role: "reviewer" }),
  "representative of a member": person("member", { role: "representative", institutionId: "i" }),
} as const;

type Who = keyof typeof PEOPLE;

const subject = (status: ApplicationStatus, change: Partial<ApplicationSubject> = {}): ApplicationSubject => ({
  id: "a",
  status,
  country: "KZ",
  caseNumber: "A-2026-0001",
  recommendedByIds: ["recommender", "earlier-recommender"],
  reviewingIds: ["reviewing"],
  overturnedIds: [],
  requestPreparedById: null,
  amendmentProposedById: null,
  ownerId: "in-scope",
  isHeld: false,
  isHeldByVote: false,
  councilStage: null,
  conflictedIds: ["conflicted", "applicant", "both"],
  ...change,
});

const IN_SCOPE: Who[] = [
  "coordinator in scope",
  "coordinator everywhere",
  "coordinator who recommended",
  "coordinator who recommended before another did",
  "coordinator with a conflict",
];
const COUNCIL: Who[] = [
  "council member",
  "council member who recommended",
  "council member with a conflict",
  "council member who reviews the file",
];
const FILED = APPLICATION_STATUSES.filter((status) => status !== "draft" && status !== "awaiting_head");
const everybody = Object.keys(PEOPLE) as Who[];
const whoMay = (may: (viewer: Viewer) => boolean) => everybody.filter((who) => may(PEOPLE[who]));
const without = (people: Who[], ...others: Who[]) => people.filter((who) => !others.includes(who));

describe.each(FILED)("a file that is %s", (status) => {
  test("is seen by coordinators in scope and, once recommended, by the council", () => {
    expect(whoMay((viewer) => canSeeDossier(viewer, subject(status)))).toEqual([...IN_SCOPE, ...COUNCIL]);
    const before = subject(status, { recommendedByIds: [] });
    expect(whoMay((viewer) => canSeeDossier(viewer, before))).toEqual([...IN_SCOPE, "council member who recommended"]);
  });

  test("is worked on by coordinators in scope without a conflict", () => {
    const expected = [...without(IN_SCOPE, "coordinator with a conflict"), "council member who recommended"];
    expect(whoMay((viewer) => canWorkOn(viewer, subject(status)))).toEqual(expected);
  });

  test("keeps its internals from those with a conflict", () => {
    const expected = without(
      [...IN_SCOPE, ...COUNCIL],
      "coordinator with a conflict",
      "council member with a conflict",
    );
    expect(whoMay((viewer) => canReadInternals(viewer, subject(status)))).toEqual(expected);
  });

  test.each([
    ["either", ["coordinator in scope", "coordinator everywhere", "council member"]],
    ["council", ["council member"]],
    ["coordinator", ["coordinator in scope", "coordinator everywhere"]],
  ] as const)(
    "C06 is decided, when %s decides, by a second person without a conflict who never recommended it (found F38)",
    (decisionBy, expected) => {
      expect(whoMay((viewer) => canDecide(viewer, subject(status), decisionBy))).toEqual(expected);
    },
  );
});

describe.each(["draft", "awaiting_head"] as const)("an application that is %s", (status) => {
  test("does not exist for the secretariat, whatever else is known of it", () => {
    expect(whoMay((viewer) => canSeeDossier(viewer, subject(status)))).toEqual([]);
    expect(whoMay((viewer) => canDecide(viewer, subject(status), "either"))).toEqual([]);
  });
});

describe("who has to act now", () => {
  const acting = (status: ApplicationStatus, change: Partial<ApplicationSubject> = {}) =>
    whoMay((viewer) => mayActNow(viewer, subject(status, change), "either"));
  const coordinators = [...without(IN_SCOPE, "coordinator with a conflict"), "council member who recommended"];

  test("on a file without an owner: every coordinator of its country (found F73)", () => {
    expect(acting("in_check", { ownerId: null })).toEqual(coordinators);
    expect(acting("submitted", { ownerId: null })).toEqual(coordinators);
  });

  test("on a file that is being checked: its owner", () => {
    expect(acting("in_check")).toEqual(["coordinator in scope"]);
    expect(whoMay((viewer) => isOwner(viewer, subject("in_check")))).toEqual(["coordinator in scope"]);
  });

  test("on a recommendation: whoever may decide, and nobody while a decision is held (found F76)", () => {
    expect(acting("recommended")).toEqual(["coordinator in scope", "coordinator everywhere", "council member"]);
    expect(acting("recommended", { isHeld: true })).toEqual([]);
  });

  test.each([
    "info_requested",
    "formalities",
    "approved",
    "approval_lapsed",
    "refused",
    "withdrawn",
    "expired",
  ] as const)("on one %s: nobody", (status) => {
    expect(acting(status, { ownerId: null })).toEqual([]);
  });
});

test("an application withdrawn before it was submitted never reaches the secretariat", () => {
  const never = subject("withdrawn", { caseNumber: null });
  expect(whoMay((viewer) => canSeeDossier(viewer, never))).toEqual([]);
});

test("C10 every state and event: only the transitions of the procedure are possible", () => {
  const possible = APPLICATION_STATUSES.flatMap((status) =>
    APPLICATION_EVENTS.filter((event) => nextStatus(status, event)).map((event) => `${status} ${event}`),
  );
  const procedure: Record<ApplicationStatus, ApplicationEvent[]> = {
    draft: ["send_to_head", "withdraw"],
    awaiting_head: ["recall", "head_declines", "head_confirms", "withdraw", "expire"],
    submitted: ["open", "withdraw", "close_duplicate"],
    in_check: ["request_information", "recommend", "withdraw", "close_duplicate"],
    info_requested: ["answer", "take_back_request", "withdraw", "expire", "close_duplicate"],
    recommended: ["return_to_check", "approve", "refuse", "defer", "open_formalities", "withdraw"],
    deferred: ["meet_conditions", "take_up", "withdraw"],
    formalities: ["fulfil_formalities", "begin_membership", "lapse_approval", "withdraw"],
    approved: [],
    approval_lapsed: ["take_up_approval"],
    refused: ["appeal", "reopen_refused"],
    appeal: ["withdraw_appeal", "dismiss_appeal", "allow_appeal"],
    refused_final: [],
    withdrawn: ["take_up_again"],
    expired: ["reopen", "take_up_again"],
  };
  const expected = APPLICATION_STATUSES.flatMap((status) => procedure[status].map((event) => `${status} ${event}`));
  expect(possible).toEqual(expected);
});
