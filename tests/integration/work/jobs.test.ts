import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createSessions, openSession } from "#app/features/accounts/sessions.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { nextRunOf } from "#app/platform/clockwork.server.ts";
import type { MailToSend } from "#app/platform/mail-transport.server.ts";
import { createOutboxWorker, queueLetter } from "#app/platform/outbox.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { listJobs } from "#app/work/jobs-view.server.ts";
import { JOBS } from "#app/work/jobs.server.ts";
import { dialect } from "#db/kit.ts";
import { sessions } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createAwaitingHead, createDraft, createViewer } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { createInCheck, createStaff } from "#tests/support/review-factory.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const draft = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };

let services: Awaited<ReturnType<typeof openWorkServices>>;
let taken: MailToSend[];

async function openWorkServices() {
  const opened = await openTestServices();
  const transport = { send: async (mail: MailToSend) => (taken.push(mail), null), close: () => {} };
  return {
    ...opened,
    sessions: createSessions({ ...opened, isSecure: false }),
    outbox: createOutboxWorker({ ...opened, transport }),
  };
}

beforeEach(async () => {
  taken = [];
  services = await openWorkServices();
});

/** Waits until the job's next hour and lets it work. */
async function runAtItsHour(name: string): Promise<void> {
  const job = JOBS.find((one) => one.name === name);
  const next = job && nextRunOf(job, services.clock.now());
  if (!next) throw new Error(`There is no job ${name}`);
  services.clock.moveTo(next.toISOString());
  await job.work(services as unknown as Services);
}

const lettersOf = (kind: string) => services.db.select().from(outbox).where(eq(outbox.kind, kind));

test("a head who has not answered is reminded after five and after ten days, with a link (found F122)", async () => {
  const { applicationId } = await createAwaitingHead(services, await createViewer(services), draft);
  await runAtItsHour("remind-heads");
  expect(await lettersOf("application-head-reminder")).toEqual([]);
  for (const expected of [1, 2, 2]) {
    services.clock.pass(5 * DAY_MS);
    await runAtItsHour("remind-heads");
    expect(await lettersOf("application-head-reminder")).toHaveLength(expected);
  }
  const [letter] = await lettersOf("application-head-reminder");
  expect(letter).toMatchObject({
    subjectId: applicationId,
    subject: expect.stringContaining("Tajik National University"),
  });
  expect(letter?.text).toContain(`${services.config.origin}/confirm/`);
});

test("an application nobody confirmed in time is closed, and the applicant is told why (found F122)", async () => {
  const { applicationId, applicant } = await createAwaitingHead(services, await createViewer(services), draft);
  await runAtItsHour("expire-applications");
  expect(await lettersOf("application-expired")).toEqual([]);
  services.clock.pass(60 * DAY_MS);
  await runAtItsHour("expire-applications");
  const [row] = await services.db.select().from(applications).where(eq(applications.id, applicationId));
  expect(row?.status).toBe("expired");
  const [letter] = await lettersOf("application-expired");
  expect(letter?.recipient).toBe(applicant.email);
  expect(letter?.text).toContain(`${services.config.origin}/applications/${applicationId}`);
});

test("an applicant is reminded of a draft after two weeks and after a month, then no more (found F122)", async () => {
  const { applicationId, applicant } = await createDraft(services, await createViewer(services), draft);
  const counts: number[] = [];
  for (const days of [13, 1, 1, 14, 1, 40]) {
    services.clock.pass(days * DAY_MS);
    await runAtItsHour("remind-of-drafts");
    counts.push((await lettersOf("application-draft-reminder")).length);
  }
  expect([counts[0], counts.at(-1)]).toEqual([0, 2]);
  const [letter] = await lettersOf("application-draft-reminder");
  expect(letter?.recipient).toBe(applicant.email);
  expect(letter?.text).toContain(`${services.config.origin}/applications/${applicationId}`);
});

test("an applicant is reminded once of an answer that is due within five days (found F122)", async () => {
  const coordinator = await createStaff(services, "Madina Omarova", { role: "coordinator" });
  const { applicationId, applicant } = await createInCheck(services, coordinator);
  const asked = { fields: ["legal.reg_no"], documents: [], message: "Which of the two numbers is it?" };
  expect(await requestInformation(services, { applicationId, version: 2, ...asked }, coordinator)).toMatchObject({
    ok: true,
  });
  await runAtItsHour("remind-of-answers");
  expect(await lettersOf("application-answer-reminder")).toEqual([]);
  const [row] = await services.db.select().from(applications).where(eq(applications.id, applicationId));
  services.clock.moveTo(new Date((row?.dueAt?.getTime() ?? 0) - 4 * DAY_MS).toISOString());
  await runAtItsHour("remind-of-answers");
  await runAtItsHour("remind-of-answers");
  const letters = await lettersOf("application-answer-reminder");
  expect(letters.map(({ recipient }) => recipient)).toEqual([applicant.email]);
  expect(letters[0]?.text).toContain("Please answer by 1 October 2026.");
});

test("a coordinator is reminded once of a file that is overdue (found F122)", async () => {
  const coordinator = await createStaff(services, "Madina Omarova", { role: "coordinator" });
  const { applicationId } = await createInCheck(services, coordinator);
  await runAtItsHour("remind-overdue");
  expect(await lettersOf("review-overdue")).toEqual([]);
  services.clock.pass(30 * DAY_MS);
  await runAtItsHour("remind-overdue");
  await runAtItsHour("remind-overdue");
  const letters = await lettersOf("review-overdue");
  expect(letters.map(({ recipient }) => recipient)).toEqual([coordinator.email]);
  expect(letters[0]?.text).toContain(`${services.config.origin}/review/${applicationId}`);
});

test("a lead institution is reminded of interest that waits (found F122)", async () => {
  const board = await setUpBoard(services, "Waiting");
  const rest = { message: "m".repeat(200), countries: ["UZ"], languages: [], canCoFund: false, isHeadInformed: true };
  const values = { institutionId: board.other.institutionId, needId: "other", role: "Translator", ...rest };
  await expressInterest(services, { projectId: board.project.id, values }, board.partner);
  services.clock.pass(14 * DAY_MS);
  await runAtItsHour("remind-of-waiting-interest");
  const letters = await lettersOf("project-interest-reminder");
  expect(letters.map(({ recipient }) => recipient)).toEqual([board.leader.email]);
  expect(letters[0]?.text).toContain("/projects/");
});

test("sessions that have ended are removed, others stay (found F122)", async () => {
  const { id } = await createViewer(services);
  const open = () => services.withTransaction((tx) => openSession(tx, id, "a browser", services.clock.now()));
  await open();
  services.clock.pass(13 * DAY_MS);
  await open();
  services.clock.pass(2 * DAY_MS);
  await runAtItsHour("remove-expired-sessions");
  expect(await services.db.select().from(sessions)).toHaveLength(1);
});

test("letters that are due are sent within seconds (found F122)", async () => {
  const letter = { kind: "test", locale: "en" as const, subject: "s", text: "t", html: "h", dedupeKey: "one" };
  const now = services.clock.now();
  await services.withTransaction((tx) => queueLetter(tx, { ...letter, recipient: "rector@osh.example" }, now));
  await runAtItsHour("send-letters");
  expect(services.clock.now().getTime() - now.getTime()).toBeLessThanOrEqual(2000);
  expect(taken.map(({ recipient }) => recipient)).toEqual(["rector@osh.example"]);
});

test("the database is copied by the clock on SQLite, and on PostgreSQL nothing says that it is", async () => {
  const names = (await listJobs({ ...services, locale: "en" } as never)).map(({ name }) => name);
  expect(names.includes("back-up")).toBe(dialect === "sqlite");
});
