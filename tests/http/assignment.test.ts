import { desc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createSubmitted } from "#app/demo/applications-factory.server.ts";
import { messageSecretariat } from "#app/features/applications/messages/message-secretariat.server.ts";
import { remindOverdue } from "#app/features/applications/review/remind-overdue.server.ts";
import { activity } from "#db/schema/activity.ts";
import { applications } from "#db/schema/applications.ts";
import { grants } from "#db/schema/grants.ts";
import { outbox } from "#db/schema/outbox.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { createInCheck, createRecommended, fileApplication } from "#tests/support/review-factory.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;
beforeAll(async () => {
  desk = await startSecretariat();
});

const TICK = "This case is with Staff coordinator. I go on all the same.";
const rowOf = async (id: string) =>
  (await desk.portal.services.db.select().from(applications).where(eq(applications.id, id)))[0];
const historyOf = async (id: string) =>
  (await desk.portal.services.db.select().from(activity).where(eq(activity.subjectId, id))).map(({ action }) => action);
const lastLetterTo = async (email: string) =>
  (await desk.portal.services.db.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(desc(outbox.id)))[0];

async function submitted() {
  const { services } = desk.portal;
  const person = await signInNew(desk.portal);
  return (await createSubmitted(services, viewerOf(person), COMPLETE)).applicationId;
}

async function assignBy(choice: string) {
  const { browser } = desk.people.administrator;
  const form = await openForm(browser, "/admin/settings", "Save");
  const saved = await form.choose("Who gets a new case", choice).press("Save");
  expect(saved.address).toBe("/admin/settings?done=settings");
}

test("a new case is nobody's until a rule is set; then whoever has fewest has it, is told, and its history says why", async () => {
  const before = await rowOf(await submitted());
  expect(before?.coordinatorId).toBeNull();
  await desk.portal.services.withTransaction((tx) =>
    tx
      .update(grants)
      .set({ countries: [before?.country ?? "", "KZ"] })
      .where(eq(grants.userId, desk.people.second.id)),
  );
  await createInCheck(desk.portal.services, desk.coordinator);
  await assignBy("The one responsible for the country; of several, the one with the fewest open cases");
  const first = await submitted();
  // The country is given to nobody but this colleague; the other coordinator has every country.
  expect((await rowOf(first))?.coordinatorId).toBe(desk.people.second.id);
  const page = await desk.get("second", `/review/${first}`);
  expect(page.text).toContain(
    "Assigned by the rule to Staff second: the country, then the fewest open cases (0 before)",
  );
  expect(page.text).toContain("The case came to you by the rule of assignment.");
  expect((await lastLetterTo(desk.people.second.email))?.subject).toContain("a new application is yours");
  const told = await desk.portal.services.db.select().from(outbox).where(eq(outbox.subjectId, first));
  expect(told.filter(({ kind }) => kind.startsWith("review-")).length, "nobody else is asked to take it").toBe(1);
  expect((await desk.get("second", "/inbox")).text).toContain((await rowOf(first))?.caseNumber);
  await assignBy("The coordinator with the fewest open cases");
  // One of the two who have the country each time.
  const given = [await submitted(), await submitted()].map(async (id) => (await rowOf(id))?.coordinatorId);
  expect(new Set(await Promise.all(given))).toEqual(new Set([desk.coordinator.id, desk.people.second.id]));
  await assignBy("Nobody by itself: a coordinator takes it");
});

test("whoever acts on a colleague's case is asked first, and that is kept; its coordinator hears of it", async () => {
  const { applicationId } = await createInCheck(desk.portal.services, desk.coordinator);
  const { browser } = desk.people.second;
  const form = await openForm(browser, `/review/${applicationId}`, "Assign to me");
  const unasked = await form.press("Assign to me");
  expect(unasked.answer.status).toBe(409);
  expect(unasked.page.text).toContain("Tick that you go on all the same");
  expect((await rowOf(applicationId))?.coordinatorId).toBe(desk.coordinator.id);
  const again = unasked.form("Assign to me");
  expect(again.element.textContent).toContain(TICK);
  const done = await again.tick(TICK).press("Assign to me");
  expect(done.answer.status).toBe(302);
  expect((await rowOf(applicationId))?.coordinatorId).toBe(desk.people.second.id);
  expect(await historyOf(applicationId)).toEqual(
    expect.arrayContaining(["application.assigned", "application.went_on"]),
  );
  expect((await lastLetterTo(desk.people.coordinator.email))?.kind).toBe("review-taken_over");
  // One's own needs no question.
  const own = await openForm(browser, `/review/${applicationId}`, "Put back in the queue");
  expect(own.element.textContent).not.toContain("I go on all the same");
});

test("a message on a colleague's case is asked about first, keeps what was typed, and that one went on is kept", async () => {
  const { applicationId, applicant } = await createInCheck(desk.portal.services, desk.coordinator);
  const asked = { applicationId, body: "May the certificate be in Kazakh?" };
  expect(await messageSecretariat(desk.portal.services, asked, applicant)).toMatchObject({ ok: true });
  const { browser } = desk.people.second;
  const page = `/review/${applicationId}/correspondence`;
  const form = await openForm(browser, page, "Send the message");
  const unasked = await form.fill("Message to the applicant", "Yes, it may.").press("Send the message");
  expect(unasked.answer.status).toBe(409);
  expect(unasked.page.text).toContain("Tick that you go on all the same");
  const again = unasked.form("Send the message");
  expect(again.read("Message to the applicant")).toBe("Yes, it may.");
  expect(again.element.textContent).toContain(TICK);
  const unsettled = await (await openForm(browser, page, "Send the message")).press("No answer needed");
  expect(unsettled.page.text).toContain("Tick that you go on all the same");
  expect(await historyOf(applicationId)).not.toContain("application.message_sent");
  const done = await again.tick(TICK).press("Send the message");
  expect(done.page.text).toContain("The message has been sent.");
  expect(await historyOf(applicationId)).toEqual(
    expect.arrayContaining(["application.message_sent", "application.went_on"]),
  );
  const own = await openForm(desk.people.coordinator.browser, page, "Send the message");
  expect(own.element.textContent).not.toContain("I go on all the same");
});

test("in the queue a colleague's case is left as it is unless one says so", async () => {
  const { applicationId } = await createInCheck(desk.portal.services, desk.coordinator);
  const open = () =>
    openForm(desk.people.second.browser, "/review?state=in_check&sort=newest", "Put back in the queue");
  const tickCase = async () => {
    const form = await open();
    const box = form.element.querySelector<HTMLInputElement>(`input[name=files][value^="${applicationId}"]`);
    box?.setAttribute("checked", "");
    if (box) box.checked = true;
    return form;
  };
  const left = await (await tickCase()).press("Put back in the queue");
  expect(left.page.text).toContain("Tick that you go on all the same");
  expect((await rowOf(applicationId))?.coordinatorId).toBe(desk.coordinator.id);
  await (await tickCase()).tick("Also those of colleagues").press("Put back in the queue");
  expect((await rowOf(applicationId))?.coordinatorId).toBeNull();
});

test("the cases of a coordinator who leaves wait for everybody, or go by the rule; each who can go on gets one letter", async () => {
  const { services } = desk.portal;
  const { second, coordinator } = desk.people;
  const viewer = { ...desk.coordinator, id: second.id, name: "Staff second" };
  const ids = [];
  for (let at = 0; at < 2; at++) ids.push((await createInCheck(services, viewer)).applicationId);
  const { browser } = desk.people.administrator;
  const page = `/admin/people/${second.id}`;
  const suspended = await (
    await openForm(browser, page, "Suspend this person")
  )
    .fill("Reason for the suspension", "Left the secretariat")
    .press("Suspend this person");
  expect(suspended.answer.status).toBe(302);
  for (const id of ids) {
    expect(await rowOf(id)).toMatchObject({ coordinatorId: null, cameBack: "free" });
    expect(await historyOf(id)).toContain("application.owner_left");
  }
  const letter = await lastLetterTo(coordinator.email);
  expect(letter?.kind).toBe("review-left");
  for (const id of ids) expect(letter?.text).toContain((await rowOf(id))?.caseNumber);
  const told = await services.db.select().from(outbox).where(eq(outbox.kind, "review-left"));
  expect(told.filter(({ recipient }) => recipient === coordinator.email).length).toBe(1);
  expect((await desk.get("coordinator", `/review/${ids[0]}`)).text).toContain(
    "Taken from Staff second, who no longer works on it",
  );
});

test("a role that ended in another way leaves no case with nobody: the clock gives it to a colleague by the rule", async () => {
  const { services } = desk.portal;
  await assignBy("The coordinator with the fewest open cases");
  const { applicationId } = await fileApplication(services, { country: "IT" });
  const { outside } = desk.people;
  await services.withTransaction(async (tx) => {
    await tx.update(applications).set({ coordinatorId: outside.id }).where(eq(applications.id, applicationId));
    await tx.update(grants).set({ revokedAt: services.clock.now() }).where(eq(grants.userId, outside.id));
  });
  await remindOverdue(services);
  expect((await rowOf(applicationId))?.coordinatorId).toBe(desk.coordinator.id);
  const letter = await lastLetterTo(desk.people.coordinator.email);
  expect([letter?.kind, letter?.text.includes("By the rule of assignment these are yours now")]).toEqual([
    "review-left",
    true,
  ]);
});

test("a recommended case that is put back has its decision to wait for, not a coordinator", async () => {
  const { applicationId } = await createRecommended(desk.portal.services, desk.coordinator);
  const { browser } = desk.people.coordinator;
  const form = await openForm(browser, `/review/${applicationId}`, "Put back in the queue");
  expect((await form.press("Put back in the queue")).answer.status).toBe(302);
  expect(await rowOf(applicationId)).toMatchObject({ coordinatorId: null, cameBack: null });
  const inbox = (await desk.people.council.browser.get("/inbox")).document;
  const entry = [...inbox.querySelectorAll("main li")].find((one) => one.innerHTML.includes(applicationId));
  expect(entry?.textContent).toContain("A recommendation waits for your decision");
});
