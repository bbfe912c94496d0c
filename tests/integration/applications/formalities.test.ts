import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { declineProposed } from "#app/features/applications/correction/answer-proposed.server.ts";
import { draftCorrection } from "#app/features/applications/correction/draft-correction.server.ts";
import {
  agreeToCorrection,
  proposeCorrection,
} from "#app/features/applications/correction/propose-correction.server.ts";
import { beginAnyway } from "#app/features/applications/formalities/begin-anyway.server.ts";
import { nameRepresentative } from "#app/features/applications/formalities/change-formalities.server.ts";
import { extendFormalities } from "#app/features/applications/formalities/extend-formalities.server.ts";
import { fulfilAllFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import {
  lapseApprovals,
  remindOfFormalities,
} from "#app/features/applications/formalities/watch-formalities.server.ts";
import { readStatistics } from "#app/features/applications/statistics/read-statistics.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { changeAssociation, giveAccounts } from "#tests/support/formalities.ts";
import { APPROVE, createRecommended, createStaff, versionOf } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let council: Viewer;

beforeAll(async () => {
  services = await openTestServices();
  await changeAssociation(services, { holdMinutes: 0, formalities: true, formalitiesDays: 60 });
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  council = await createStaff(services, "Council", { role: "council" });
});

const later = (days: number) => {
  const now = addDays(services.clock.now(), days);
  return { ...services, clock: { now: () => now } };
};
const rowOf = async (id: string) => (await services.db.select().from(applications).where(eq(applications.id, id)))[0];
const page = async (applicationId: string) => ({ applicationId, version: await versionOf(services, applicationId) });

async function approved() {
  const { applicationId: id, applicant } = await createRecommended(services, coordinator);
  const input = { ...(await page(id)), explanation: "Welcome." };
  expect(await decide(services, input, byPerson(council), APPROVE)).toMatchObject({ ok: true });
  const letters = async (kind: string) =>
    (await services.db.select().from(outbox).where(eq(outbox.recipient, applicant.email))).filter(
      (letter) => letter.kind === kind,
    ).length;
  return { id, applicant, letters };
}

test("reminders come three times, each once, and follow a day that was put off", async () => {
  const { id, letters } = await approved();
  for (const days of [20, 31, 32, 47, 58]) await remindOfFormalities(later(days));
  expect(await letters("application-formalities-reminder")).toBe(3);
  const until = daysAfter(dayOf(services.clock.now()), 90);
  const input = { ...(await page(id)), until, reason: "The rector is abroad." };
  expect(await extendFormalities(services, input, coordinator)).toEqual({ ok: true });
  await remindOfFormalities(later(61));
  expect(await letters("application-formalities-reminder")).toBe(4);
  await lapseApprovals(later(89));
  expect((await rowOf(id))?.status).toBe("formalities");
});

test("what was finished at the last moment counts, and the representatives named last are those of the member", async () => {
  const { id, applicant } = await approved();
  const person = { name: "Saule Akhmetova", position: "Vice-rector", email: `saule-${id}@university.example` };
  const named = { applicationId: id, role: "alternate" as const, ...person };
  expect(await nameRepresentative(services, named, applicant)).toEqual({ ok: true });
  await giveAccounts(services, { id });
  await lapseApprovals(later(61));
  const row = await rowOf(id);
  expect(row?.status).toBe("approved");
  const people = await services.db
    .select()
    .from(institutionPeople)
    .where(eq(institutionPeople.institutionId, row?.institutionId ?? ""));
  expect(people.find(({ role }) => role === "alternate")).toMatchObject({ name: person.name });
  expect(people.find(({ role }) => role === "alternate")?.userId).not.toBeNull();
});

test("of two who begin it at once one does, and there is one membership", async () => {
  const { id } = await approved();
  const input = { ...(await page(id)), reason: "One person acts for this institution." };
  const outcomes = await Promise.all([
    beginAnyway(services, input, coordinator),
    beginAnyway(services, input, coordinator),
    giveAccounts(services, { id }).then(() => fulfilAllFormalities(services)),
  ]);
  expect(outcomes.filter((one) => typeof one === "object" && one.ok)).toHaveLength(1);
  expect((await rowOf(id))?.status).toBe("approved");
});

test("nobody out of scope begins it or puts its day off", async () => {
  const { id } = await approved();
  const outside = await createStaff(services, "Elsewhere", { role: "coordinator", countries: ["IT"] });
  for (const actor of [outside, council]) {
    const input = { ...(await page(id)), reason: "As I please, for once." };
    expect((await beginAnyway(services, input, actor)).ok).toBe(false);
    const until = daysAfter(dayOf(services.clock.now()), 90);
    expect((await extendFormalities(services, { ...input, until }, actor)).ok).toBe(false);
  }
});

test("the figures count an approval when it was decided, whatever became of its formalities", async () => {
  const asked = { viewer: coordinator, locale: "en" as const, now: services.clock.now() };
  const before = (await readStatistics(services.db, asked)).totals;
  const { id } = await approved();
  const open = (await readStatistics(services.db, asked)).totals;
  expect([open.approved - before.approved, open.open - before.open]).toEqual([1, 1]);
  await lapseApprovals(later(400));
  expect((await rowOf(id))?.status).toBe("approval_lapsed");
  expect((await readStatistics(services.db, asked)).totals.approved).toBe(open.approved);
});

/** An approval with open formalities of which the coordinator proposes that it be for an observer. */
async function correctionProposed() {
  const { id, letters } = await approved();
  const form = { category: "observer", explanation: "Welcome.", reason: "The wrong line was ticked." } as const;
  const typed = { ...form, reasonCodes: [], version: await versionOf(services, id) };
  expect(await draftCorrection(services, id, typed, coordinator)).toEqual({ ok: true });
  expect(await proposeCorrection(services, await page(id), coordinator)).toEqual({ ok: true });
  return { id, letters };
}

const membershipOf = async (id: string) =>
  (await services.db.select().from(memberships).where(eq(memberships.applicationId, id)))[0];

test("an approval is corrected while formalities are open: what begins is what stands then", async () => {
  const { id, letters } = await correctionProposed();
  await giveAccounts(services, { id });
  await fulfilAllFormalities(services);
  expect((await rowOf(id))?.status, "nothing begins while a correction waits").toBe("formalities");
  const anyway = { ...(await page(id)), reason: "It is urgent, as the congress begins." };
  expect(await beginAnyway(services, anyway, coordinator)).toEqual({ ok: false, reason: "impossible" });
  expect(await agreeToCorrection(services, await page(id), coordinator)).toEqual({ ok: false, reason: "forbidden" });
  expect(await agreeToCorrection(services, await page(id), council)).toEqual({ ok: true });
  const [decision] = await services.db
    .select()
    .from(applicationDecisions)
    .where(eq(applicationDecisions.applicationId, id));
  expect(decision).toMatchObject({ category: "observer", outcome: "approve", correctedById: council.id });
  expect(await letters("application-corrected")).toBe(1);
  expect(await rowOf(id)).toMatchObject({ status: "formalities", amendmentProposedById: null });
  await fulfilAllFormalities(services);
  expect((await rowOf(id))?.status).toBe("approved");
  expect((await membershipOf(id))?.category).toBe("observer");
});

test("an approval does not lapse while a correction waits, and goes on once it is not agreed to", async () => {
  const { id } = await correctionProposed();
  await lapseApprovals(later(61));
  expect((await rowOf(id))?.status).toBe("formalities");
  const declined = { ...(await page(id)), kind: "correction" as const, reason: "The council voted for a full member." };
  expect(await declineProposed(services, declined, council)).toEqual({ ok: true });
  await lapseApprovals(later(61));
  expect((await rowOf(id))?.status).toBe("approval_lapsed");
});
