import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { takeUpDeferred } from "#app/features/applications/apply/meet-conditions.server.ts";
import { remindOfDeferralsJob } from "#app/features/applications/apply/remind-applicants.server.ts";
import { decide, type Ruling } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { getFiledAnswers } from "#app/features/applications/file/filed-answers.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { applications } from "#db/schema/applications.ts";
import { createRecommended, decideAtOnce, versionOf } from "#tests/support/review-factory.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const START = new Date("2026-05-12T06:00:00Z");
const WORDS = "Send the new certificate of accreditation.";
const REPORT = "The certificate was renewed in May and its number is in the answers.";
let now = START;
let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  await decideAtOnce(portal.services);
  coordinator = await signInNew(portal, { name: "Owner of cases", roles: ["coordinator"] });
  council = await signInNew(portal, { name: "Decider", roles: ["council"] });
});

beforeEach(() => {
  now = START;
});

const rowOf = async (id: string) =>
  (await portal.services.db.select().from(applications).where(eq(applications.id, id)))[0];
const mainOf = async ({ browser }: Pick<SignedIn, "browser">, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent?.replaceAll("\u00a0", " ") ?? "";
const kindsTo = async (email: string) => (await lettersTo(portal, email)).map(({ kind }) => kind);

async function deferred(days = 60) {
  const { services } = portal;
  const { applicationId, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  const until = daysAfter(dayOf(now), days);
  const input = { applicationId, version: await versionOf(services, applicationId), explanation: WORDS };
  const ruling = { outcome: "defer", deferredUntil: until, reasonCodes: ["R03"] } satisfies Ruling;
  expect(await decide(services, input, byPerson(await actorOf(portal, council.id)), ruling)).toMatchObject({
    ok: true,
  });
  const browser = await signInAs(portal, applicant.email);
  return { id: applicationId, until, applicant: { ...applicant, browser }, home: `/applications/${applicationId}` };
}

test("letter and status page say the conditions, what cures each, the day and what to do; nobody has it to do", async () => {
  const { id, until, applicant, home } = await deferred();
  const letter = (await lettersTo(portal, applicant.email)).find(({ kind }) => kind === "application-deferred");
  const page = await mainOf(applicant, home);
  for (const text of [letter?.text.replaceAll("\u00a0", " ") ?? "", page]) {
    expect(text).toContain("R03.");
    expect(text).toContain(WORDS);
    expect(text).toContain(formatDay(until, "en").replaceAll("\u00a0", " "));
    expect(text).toMatch(/report the conditions met/i);
  }
  expect((await rowOf(id))?.status).toBe("deferred");
  for (const person of [coordinator, council]) {
    const waiting = (await person.browser.get("/inbox")).document.querySelector(".entry-list")?.textContent ?? "";
    expect(waiting).not.toContain((await rowOf(id))?.caseNumber);
  }
  expect(await mainOf(coordinator, "/review?state=deferred")).toContain((await rowOf(id))?.caseNumber);
  expect(await mainOf(coordinator, `/review/${id}`)).toContain("Nothing is to be done before");
});

test("the applicant changes an answer, reports the conditions met, and the case stands marked in the queue", async () => {
  const { id, applicant, home } = await deferred();
  const section = await openForm(applicant.browser, `${home}/legal`);
  await section.fill("National registration number", "REG-2026-77").submit(section.submitters[0]);
  expect((await getFiledAnswers(portal.services.db, id)).legal?.reg_no).not.toBe("REG-2026-77");
  const form = await openForm(applicant.browser, home, "Report the conditions met");
  const sent = await form.fill("How the conditions are met", REPORT).press("Report the conditions met");
  expect(sent.address).toContain("done=reported");
  expect(await rowOf(id)).toMatchObject({ status: "in_check", cameBack: "conditions_met" });
  expect((await getFiledAnswers(portal.services.db, id)).legal?.reg_no).toBe("REG-2026-77");
  expect(await mainOf(coordinator, "/review")).toContain("Conditions met?");
  expect(await mainOf(coordinator, "/inbox")).toContain("reports that the conditions are met");
  const dossier = await mainOf(coordinator, `/review/${id}`);
  expect(dossier).toContain(REPORT);
  expect(dossier).toContain("Changed since the decision: National registration number");
  expect(await kindsTo(coordinator.email)).toContain("review-conditions_met");
  expect(await kindsTo(applicant.email)).not.toContain("review-conditions_met");
  // Sent once more from a second window.
  const again = await form.press("Report the conditions met");
  expect(again.page.status).toBe(409);
  expect(again.page.text).toContain(REPORT);
});

test("reporting the conditions met with nothing changed is asked about first, and can be done all the same", async () => {
  const { id, applicant, home } = await deferred();
  const form = await openForm(applicant.browser, home, "Report the conditions met");
  const asked = await form.fill("How the conditions are met", REPORT).press("Report the conditions met");
  expect(asked.page.status).toBe(422);
  expect(asked.page.text).toContain("Nothing was changed since the deferral");
  expect((await rowOf(id))?.status).toBe("deferred");
  const anyway = asked.form("Report anyway");
  expect(anyway.read("How the conditions are met")).toBe(REPORT);
  expect((await anyway.press("Report anyway")).address).toContain("done=reported");
  expect(await rowOf(id)).toMatchObject({ status: "in_check", cameBack: "conditions_met" });
});

test("what was changed has to be whole before it is reported, and a report says something", async () => {
  const { id, applicant, home } = await deferred();
  const section = await openForm(applicant.browser, `${home}/legal`);
  await section.fill("National registration number", "").submit(section.submitters[0]);
  const form = await openForm(applicant.browser, home, "Report the conditions met");
  const empty = await form.press("Report the conditions met");
  expect(empty.page.status).toBe(422);
  const refused = await form.fill("How the conditions are met", REPORT).press("Report the conditions met");
  expect(refused.page.status).toBe(422);
  expect(refused.page.text).toContain("is not complete yet");
  expect(refused.page.text).toContain(REPORT);
  const later = await openForm(applicant.browser, home, "Report the conditions met");
  expect(later.read("How the conditions are met")).toBe(REPORT);
  expect((await rowOf(id))?.status).toBe("deferred");
});

test("declarations stay as they were signed, and strangers find nothing", async () => {
  const { id, applicant, home } = await deferred();
  expect((await applicant.browser.get(`${home}/declarations`)).status).not.toBe(200);
  const stranger = await signInNew(portal);
  expect((await stranger.browser.get(home)).status).toBe(404);
  const posted = await stranger.browser.forge(`${home}?index`, { intent: "conditions", message: REPORT });
  expect(posted.status).toBe(404);
  expect((await rowOf(id))?.status).toBe("deferred");
});

test("on its day the clock takes the case up again with what was changed, and tells both sides once", async () => {
  const { id, applicant, home } = await deferred(40);
  const section = await openForm(applicant.browser, `${home}/legal`);
  await section.fill("National registration number", "REG-2026-78").submit(section.submitters[0]);
  now = addDays(START, 12);
  await remindOfDeferralsJob.work(portal.services);
  await remindOfDeferralsJob.work(portal.services);
  expect((await kindsTo(applicant.email)).filter((kind) => kind === "application-deferral-reminder")).toHaveLength(1);
  now = addDays(START, 39);
  await takeUpDeferred(portal.services);
  expect((await rowOf(id))?.status).toBe("deferred");
  now = addDays(START, 40);
  await takeUpDeferred(portal.services);
  await takeUpDeferred(portal.services);
  expect(await rowOf(id)).toMatchObject({ status: "in_check", cameBack: "deferred" });
  expect((await getFiledAnswers(portal.services.db, id)).legal?.reg_no).toBe("REG-2026-78");
  expect((await kindsTo(applicant.email)).filter((kind) => kind === "application-taken-up")).toHaveLength(1);
  expect((await kindsTo(coordinator.email)).filter((kind) => kind === "review-deferral_over")).toHaveLength(1);
  const weeksLater = { browser: await signInAs(portal, coordinator.email) };
  expect(await mainOf(weeksLater, "/inbox")).toContain("The deferral is over");
});

test("a deferred application can be withdrawn", async () => {
  const { id, applicant, home } = await deferred();
  const form = await openForm(applicant.browser, `${home}/withdrawal`);
  await form.tick("Yes, withdraw this application").submit(form.submitters[0]);
  expect((await rowOf(id))?.status).toBe("withdrawn");
});
