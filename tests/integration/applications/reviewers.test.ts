import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { actAs } from "#app/demo/demonstration.server.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { acceptAssignment, declineAssignment } from "#app/features/applications/scoring/answer-assignment.server.ts";
import { assignReviewers, withdrawReviewer } from "#app/features/applications/scoring/assign-reviewer.server.ts";
import { findTies } from "#app/features/applications/scoring/find-ties.server.ts";
import { listReviewers } from "#app/features/applications/scoring/list-reviewers.server.ts";
import { remindReviewersJob } from "#app/features/applications/scoring/remind-reviewers.server.ts";
import { giveReview } from "#app/features/applications/scoring/write-review.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { applications, applicationVersions } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { settings } from "#db/schema/settings.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { placeOf } from "#tests/support/interests.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { createInCheck, createStaff } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const ASKED_AT = "2026-09-01T09:00:00Z";
const DUE_ON = "2026-09-15";
const REVIEW = {
  scores: { relevance: 3, evidence: 3, contribution: 2, capacity: 3, added_value: 2 },
  comments: {},
  remark: "A sound application.",
};

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let first: Viewer;
let second: Viewer;

beforeAll(async () => {
  services = await openTestServices();
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  const value = { reviewersPerCase: 2 };
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: services.clock.now(), updatedById: null };
  await services.withTransaction((tx) => tx.insert(settings).values(row));
  first = await reviewerOf("Institute of the First Reviewer");
  second = await reviewerOf("Institute of the Second Reviewer");
});
beforeEach(() => services.clock.moveTo(ASKED_AT));

async function reviewerOf(nameEn: string, name = `Reviewer of ${nameEn}`): Promise<Viewer> {
  const { withTransaction, clock } = services;
  const facts = { nameEn, nameOfficial: nameEn, website: `https://${randomUUID()}.example`, emailDomains: [] };
  const { institutionId } = await withTransaction((tx) => createMember(tx, { institution: facts }, clock.now()));
  const roles = [{ role: "editor" as const, institutionId }, "reviewer" as const];
  const { email } = await withTransaction((tx) => createPerson(tx, { name, roles }, clock.now()));
  return actAs({ services, today: clock.now() }, email);
}

async function assigned(reviewer: Viewer, applicationId?: string, dueOn = DUE_ON) {
  const id = applicationId ?? (await createInCheck(services, coordinator)).applicationId;
  const asked = { applicationId: id, reviewerIds: [reviewer.id], dueOn };
  expect(await assignReviewers(services, asked, coordinator)).toMatchObject({ ok: true, left: [] });
  const rows = await services.db.select().from(applicationReviews).where(eq(applicationReviews.applicationId, id));
  return { id, reviewId: rows.find(({ reviewerId }) => reviewerId === reviewer.id)?.id ?? "" };
}

const lettersTo = async ({ email }: Viewer, kind: string) =>
  (await services.db.select().from(outbox).where(eq(outbox.recipient, email))).filter((one) => one.kind === kind)
    .length;

async function remindersAfter(reviewer: Viewer, days: number): Promise<number> {
  services.clock.moveTo(new Date(Date.parse(ASKED_AT) + days * DAY_MS).toISOString());
  await remindReviewersJob.work(services);
  // What was written before is not written again, nor told to the administrators as done.
  expect(await remindReviewersJob.work(services)).toBeUndefined();
  return lettersTo(reviewer, "reviewer-reminder");
}

test("a reviewer is reminded three days before the last day and on it, once each, and not when it is over", async () => {
  const reviewer = await reviewerOf("Institute of the Reminded");
  await assigned(reviewer);
  expect(await remindersAfter(reviewer, 10)).toBe(0);
  expect(await remindersAfter(reviewer, 11)).toBe(1);
  expect(await remindersAfter(reviewer, 12)).toBe(1);
  expect(await remindersAfter(reviewer, 14)).toBe(2);
  expect(await remindersAfter(reviewer, 15)).toBe(2);
});

test("a day on which the portal stood still is made up for, and who was asked just now is reminded on the day alone", async () => {
  const [late, quick] = [await reviewerOf("Institute of the Outage"), await reviewerOf("Institute of the Quick")];
  await assigned(late);
  await assigned(quick, undefined, "2026-09-03");
  expect(await remindersAfter(quick, 1)).toBe(0);
  expect(await remindersAfter(quick, 2)).toBe(1);
  expect(await remindersAfter(late, 12)).toBe(1);
});

test("nobody is reminded who has given the review, declined it, or was relieved of it", async () => {
  const names = ["Given", "Declined", "Relieved"] as const;
  const [gives, declines, relieved] = await Promise.all(names.map((name) => reviewerOf(`Institute of the ${name}`)));
  if (!gives || !declines || !relieved) throw new Error("There are three");
  const given = await assigned(gives);
  expect(await acceptAssignment(services, given.reviewId, gives)).toEqual({ ok: true });
  expect(await giveReview(services, { ...REVIEW, reviewId: given.reviewId, version: 1 }, gives)).toEqual({ ok: true });
  const declined = await assigned(declines);
  const answer = { reviewId: declined.reviewId, reason: "I am travelling." };
  expect(await declineAssignment(services, answer, declines)).toEqual({ ok: true });
  const taken = await assigned(relieved);
  const back = { applicationId: taken.id, reviewId: taken.reviewId };
  expect(await withdrawReviewer(services, back, coordinator)).toEqual({ ok: true });
  for (const person of [gives, declines, relieved]) expect(await remindersAfter(person, 11)).toBe(0);
});

test("an assignment taken back in the moment of the review is either given or taken back", async () => {
  for (let trial = 0; trial < 5; trial++) {
    const { id, reviewId } = await assigned(first);
    await acceptAssignment(services, reviewId, first);
    const [given, back] = await Promise.all([
      giveReview(services, { ...REVIEW, reviewId, version: 1 }, first),
      withdrawReviewer(services, { applicationId: id, reviewId }, coordinator),
    ]);
    expect([given.ok, back.ok].sort()).toEqual([false, true]);
    const [row] = await services.db.select().from(applicationReviews).where(eq(applicationReviews.id, reviewId));
    expect(row?.state).toBe(given.ok ? "given" : "withdrawn");
  }
});

/** A file of an institution of this name with these answers. */
async function fileWith(name: string, change: Record<string, object> = {}) {
  const { applicationId } = await createInCheck(services, coordinator, { name });
  const isOf = eq(applicationVersions.applicationId, applicationId);
  const [filed] = await services.db.select().from(applicationVersions).where(isOf);
  const changed = Object.entries(change).map(([section, more]) => [section, { ...filed?.answers[section], ...more }]);
  const answers = { ...filed?.answers, ...(Object.fromEntries(changed) as Record<string, Record<string, unknown>>) };
  await services.withTransaction((tx) => tx.update(applicationVersions).set({ answers }).where(isOf));
  const [application] = await services.db.select().from(applications).where(eq(applications.id, applicationId));
  if (!application) throw new Error("There is no file");
  return application;
}

/** What is found between a reviewer and such a file. */
async function tiesWith(reviewer: Viewer, name: string, change: Record<string, object> = {}) {
  const application = await fileWith(name, change);
  const people = await listReviewers(services.db, dayNow(services.clock));
  return (await findTies(services.db, application, people)).get(reviewer.id) ?? [];
}

test("ties are found by name in any spelling, and nothing where there is nothing", async () => {
  const name = "Institute of Caravan Inns";
  const reviewer = await reviewerOf(name);
  expect(await tiesWith(reviewer, "INSTITUTE of Caravan inns")).toEqual([{ tie: "same_institution", name }]);
  const other = "Academy of Quite Another Trade";
  expect(await tiesWith(reviewer, other)).toEqual([]);
  const parent = { identity: { parent: "institute of caravan inns" } };
  expect(await tiesWith(reviewer, other, parent)).toEqual([{ tie: "related_institution", name }]);
  const recommendation = (change: object) => ({ legal: { recommendations: [{ name: "A ministry", ...change }] } });
  expect(await tiesWith(reviewer, other, recommendation({ name }))).toEqual([{ tie: "recommended", name }]);
  const person = recommendation({ person: reviewer.name.toUpperCase() });
  expect(await tiesWith(reviewer, other, person)).toEqual([{ tie: "recommended", name: reviewer.name }]);
});

test("a project that the application names is a tie with whoever leads it, and with a partner once that has confirmed", async () => {
  const board = await setUpBoard(services, "Ties");
  const title = "Ties of the Silk Road";
  const application = await fileWith("Academy of Joint Work", {
    engagement: { intl_projects: [{ title: title.toUpperCase() }] },
  });
  const people = (["lead", "other"] as const).map((id) => {
    const { institutionId, nameEn: name } = board[id];
    return { id, name, email: `${id}@elsewhere.example`, institutionIds: [institutionId] };
  });
  const tied = async () => {
    const ties = [...(await findTies(services.db, application, people))];
    return ties.flatMap(([id, found]) =>
      found.flatMap(({ tie, name }) => (tie === "joint_project" ? [[id, name]] : [])),
    );
  };
  await inviteMember(services, { ...placeOf(board), role: "Translator" }, board.leader);
  expect(await tied()).toEqual([["lead", title]]);
  expect(await confirmPartnership(services, placeOf(board), board.partner)).toEqual({ ok: true });
  expect(await tied()).toEqual([
    ["lead", title],
    ["other", title],
  ]);
});

test("the queue finds files without reviewers, those that wait, those that are late, and those whose reviews are all given", async () => {
  const bare = (await createInCheck(services, coordinator)).applicationId;
  const one = await assigned(first);
  const whole = await assigned(first);
  const other = await assigned(second, whole.id);
  for (const [reviewer, { reviewId }] of [
    [first, whole],
    [second, other],
  ] as const) {
    await acceptAssignment(services, reviewId, reviewer);
    expect(await giveReview(services, { ...REVIEW, reviewId, version: 1 }, reviewer)).toEqual({ ok: true });
  }
  const found = async (facet: string) => {
    const filter = readQueueFilter(new URLSearchParams({ reviews: facet }));
    const asking = { viewer: coordinator, filter, locale: "en", now: services.clock.now() } as const;
    const { items } = await listReviewQueue(services.db, asking);
    const names = { [bare]: "bare", [one.id]: "one", [whole.id]: "whole" };
    return items.flatMap(({ id }) => names[id] ?? []).sort();
  };
  expect(await found("missing")).toEqual(["bare", "one"]);
  expect(await found("waiting")).toEqual(["one"]);
  expect(await found("given")).toEqual(["whole"]);
  services.clock.moveTo("2026-09-15T18:59:00Z");
  expect(await found("late")).toEqual([]);
  services.clock.moveTo("2026-09-15T19:00:00Z");
  expect(await found("late")).toEqual(["one"]);
});
