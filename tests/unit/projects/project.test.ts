import { describe, expect, test } from "vitest";
import {
  daysBetween,
  monthsBetween,
  nextStatus,
  PROJECT_EVENTS,
  slugBase,
  takesInterest,
} from "#app/features/projects/project/project.ts";
import { PROJECT_STATUSES, type ProjectStatus } from "#db/vocabulary.ts";

/** Where each event leads from each state; a state that is not named refuses it. */
const TABLE: Record<string, Partial<Record<ProjectStatus, ProjectStatus>>> = {
  submit: { draft: "submitted", changes_requested: "submitted" },
  publish: { draft: "open", changes_requested: "open", submitted: "open" },
  publish_closed: {
    draft: "closed_to_partners",
    changes_requested: "closed_to_partners",
    submitted: "closed_to_partners",
  },
  ask_changes: { submitted: "changes_requested", open: "changes_requested", closed_to_partners: "changes_requested" },
  decline: { submitted: "declined" },
  take_back: { submitted: "draft" },
  take_back_to_changes: { submitted: "changes_requested" },
  close: { open: "closed_to_partners" },
  reopen: { closed_to_partners: "open" },
  renew: { open: "open" },
  complete: { open: "completed", closed_to_partners: "completed" },
  correct: { completed: "completed" },
  hide: { open: "hidden", closed_to_partners: "hidden", completed: "hidden" },
  put_back_open: { hidden: "open" },
  put_back_closed_to_partners: { hidden: "closed_to_partners" },
  put_back_completed: { hidden: "completed" },
  archive: {
    draft: "archived",
    changes_requested: "archived",
    open: "archived",
    closed_to_partners: "archived",
    completed: "archived",
  },
};

test("C10 every event leads where the table says and nowhere else", () => {
  expect(PROJECT_EVENTS.toSorted()).toEqual(Object.keys(TABLE).toSorted());
  for (const event of PROJECT_EVENTS) {
    for (const status of PROJECT_STATUSES) {
      expect(nextStatus(status, event), `${event} from ${status}`).toBe(TABLE[event]?.[status] ?? null);
    }
  }
});

test("nothing leaves the archive or a refusal, and nothing but a correction, hiding and the archive follows completion", () => {
  expect(PROJECT_EVENTS.filter((event) => nextStatus("declined", event) !== null)).toEqual([]);
  expect(PROJECT_EVENTS.filter((event) => nextStatus("archived", event) !== null)).toEqual([]);
  expect(PROJECT_EVENTS.filter((event) => nextStatus("completed", event) !== null)).toEqual([
    "correct",
    "hide",
    "archive",
  ]);
});

test("months and days are counted by the calendar", () => {
  expect(monthsBetween("2026-11", "2027-01")).toBe(2);
  expect(monthsBetween("2027-01", "2026-12")).toBe(-1);
  expect(daysBetween("2026-02-27", "2026-03-01")).toBe(2);
  expect(daysBetween("2026-03-01", "2026-02-27")).toBe(-2);
});

test.each([
  ["open", "2026-09-01", true],
  ["open", "2026-08-31", false],
  ["open", null, false],
  ["closed_to_partners", "2026-12-01", false],
  ["draft", "2026-12-01", false],
] as const)("%s with answers until %s takes interest on 1 September: %s", (status, answerBy, expected) => {
  expect(takesInterest({ status, answerBy }, "2026-09-01")).toBe(expected);
});

describe("addresses", () => {
  test.each([
    ["bazaars as meeting places", "bazaars-as-meeting-places"],
    ["new", "project-new"],
    ["mine", "project-mine"],
    ["criteria", "project-criteria"],
    ["", ""],
    ["a".repeat(200), "a".repeat(80)],
  ])("of %j", (title, slug) => {
    expect(slugBase(title)).toBe(slug);
  });

  test("are cut between words", () => {
    const slug = slugBase("word ".repeat(40));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^word(-word)*$/);
  });
});
