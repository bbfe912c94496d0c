import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { projectInterests } from "#db/schema/partners.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { publishBy } from "#tests/support/project-acts.ts";
import { postProject, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";
import { projects } from "#db/schema/projects.ts";
import { writeReport } from "#tests/support/results.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const OFFER = "Role you offer to take";
const BRINGS = "What your institution brings";
const SEND = "Send to the lead institution";
const MESSAGE = "We bring three teachers, a drawing studio and twenty students who know the bazaars. ".repeat(3);

let portal: TestPortal;
let lead: TestMember;
let other: TestMember;
let leader: SignedIn;
let partner: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  lead = await createMember(portal.services, { nameEn: "Forms University" });
  other = await createMember(portal.services, { nameEn: "Answering University", country: "UZ" });
  const represents = ({ institutionId }: TestMember) => ({
    roles: [{ role: "representative" as const, institutionId }],
  });
  leader = await signInNew(portal, represents(lead));
  partner = await signInNew(portal, represents(other));
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

async function projectUpTo(upTo: "submitted" | "published", titleEn: string): Promise<string> {
  const { services } = portal;
  const values = completeValues(services.clock.now(), { titleEn });
  const people = { author: await actorOf(portal, leader.id), coordinator: await actorOf(portal, coordinator.id) };
  const wanted = { leadInstitutionId: lead.institutionId, ...people, values, upTo };
  return (await createProject(services, wanted)).slug;
}

test("from the form to the board, to interest, to a confirmed partner, all without a script", async () => {
  const submitted = await postProject(leader.browser, "The whole journey");
  expect(submitted.location).toBe("/projects/the-whole-journey?done=submitted");
  const queue = await coordinator.browser.get("/review/projects");
  expect(queue.text).toContain("/review/projects/the-whole-journey");
  const published = (await publishBy(coordinator, "the-whole-journey")).answer;
  expect(published.location).toBe("/review/projects?done=checked");

  const page = await partner.browser.get("/projects/the-whole-journey");
  const interests = "/projects/the-whole-journey/interests";
  expect(page.document.querySelector(`a[href="${interests}"]`)?.textContent).toBe("Express interest");
  const [form, inAnotherTab] = [await openForm(partner.browser, interests), await openForm(partner.browser, interests)];
  const short = await form.choose(OFFER, "Draughtsmen").fill(BRINGS, "Too short").press(SEND);
  expect([short.answer.status, short.form().read(BRINGS)]).toEqual([422, "Too short"]);
  const sent = await short.form().fill(BRINGS, MESSAGE).press(SEND);
  expect(sent.answer.location).toBe(`${interests}?done=interest_sent`);
  const twice = await inAnotherTab.choose(OFFER, "Draughtsmen").fill(BRINGS, `${MESSAGE} More.`).press(SEND);
  expect([twice.answer.status, errorsOf(twice.answer)]).toEqual([
    422,
    [expect.stringContaining("already expressed interest")],
  ]);

  const inbox = await leader.browser.get("/inbox");
  expect(inbox.document.querySelector(`a[href="${interests}"]`)).not.toBeNull();
  expect((await leader.browser.get(interests)).text).toContain("Answering University");
  const decline = await openForm(leader.browser, interests, /^Decline the interest/);
  const unexplained = await decline.fill("Note to the institution", "Sorry").press(/^Decline the interest/);
  expect(unexplained.answer.status).toBe(422);
  expect(unexplained.form(/^Decline the interest/).read("Note to the institution")).toBe("Sorry");
  const accept = unexplained.form(/^Accept and invite/).fill("Note to the institution", "Welcome");
  const accepted = await accept.press(/^Accept and invite/);
  expect(accepted.answer.location).toBe(`${interests}?done=interest_accepted`);
  decline.choose("Reason", "Another reason");
  expect((await decline.press(/^Decline the interest/)).answer.status).toBe(409);

  expect((await portal.browser().get("/projects/the-whole-journey")).text).not.toContain("Answering University");
  const place = "/projects/the-whole-journey/partnership";
  expect((await partner.browser.get("/inbox")).document.querySelector(`a[href="${place}"]`)).not.toBeNull();
  const confirmed = await pressOn(partner.browser, place, "Confirm our part");
  expect(confirmed.location).toBe("/projects/mine?done=partnership_confirmed");
  const shown = await portal.browser().get("/projects/the-whole-journey");
  expect(shown.text).toContain("Answering University");
  expect(shown.text).toContain("1 partner, 1 place open");
  expect((await portal.browser().get(`/directory/${other.slug}`)).text).toContain("The whole journey");
});

test("C10 a published project is closed, reopened, completed and archived, and each only once", async () => {
  const slug = await projectUpTo("published", "State by state");
  const page = `/projects/${slug}/state`;
  const { browser } = leader;
  expect((await browser.forge(page, { intent: "reopen", answerBy: "2028-05-01" })).status).toBe(409);
  const close = await openForm(browser, page, "Close to partners");
  expect((await close.press("Close to partners")).answer.location).toBe(`/projects/${slug}?done=closed`);
  expect((await close.press("Close to partners")).answer.location).toBe(`/projects/${slug}?done=closed`);
  const { document: closed } = await portal.browser().get(`/projects/${slug}`);
  expect(closed.getElementById("partners")?.textContent).toBe("Who takes part");
  expect(closed.getElementById("needs")?.textContent, "what a closed project looks for").toBeUndefined();
  const reopen = await openForm(browser, page, "Open to partners");
  const past = await reopen.fill("Express interest by", "01.01.2020").press("Open to partners");
  const corrected = past.form("Open to partners");
  expect([past.answer.status, corrected.read("Express interest by")]).toEqual([422, "01.01.2020"]);
  const reopened = await corrected.fill("Express interest by", "2028-05-01").press("Open to partners");
  expect(reopened.answer.location).toBe(`/projects/${slug}?done=reopened`);
  const { document: again } = await portal.browser().get(`/projects/${slug}`);
  expect(again.getElementById("needs")?.textContent).toBe("Partners wanted");
  const [project] = await portal.services.db.select().from(projects).where(eq(projects.slug, slug));
  await writeReport(portal.services, project?.id ?? "", await actorOf(portal, leader.id));
  const complete = await openForm(browser, page, "Complete the project");
  const short = await complete.fill("What was achieved", "Too short.").press("Complete the project");
  const longer = short.form("Complete the project");
  expect([short.answer.status, longer.read("What was achieved")]).toEqual([422, "Too short."]);
  longer.fill("What was achieved", "We measured nine bazaars. ".repeat(5));
  longer.tick("Complete the project before its period is over");
  expect((await longer.press("Complete the project")).answer.location).toContain("done=completed");
  expect((await portal.browser().get(`/projects/${slug}`)).text).toContain("We measured nine bazaars.");
  expect((await pressOn(browser, page, "Archive the project")).location).toContain("done=archived");
  expect((await portal.browser().get(`/projects/${slug}`)).status).toBe(404);
  expect((await browser.get(`/projects/${slug}`)).status).toBe(200);
});

test("changes are asked for on the version that was read, and the words are kept when it was not", async () => {
  const slug = await projectUpTo("submitted", "Asked for changes");
  const note = "Please say which archives you will work in.";
  const ask = await openForm(coordinator.browser, `/review/projects/${slug}`, "Ask for changes");
  await pressOn(leader.browser, `/projects/${slug}/state`, "Take the project back");
  await pressOn(leader.browser, `/projects/${slug}/edit`, SUBMIT, { fill: { Acronym: "NEWER" } });
  const stale = await ask.fill("What has to change", note).press("Ask for changes");
  const again = stale.form("Ask for changes");
  expect([stale.answer.status, again.read("What has to change")]).toEqual([409, note]);
  const asked = await (
    await openForm(coordinator.browser, `/review/projects/${slug}`, "Ask for changes")
  )
    .fill("What has to change", note)
    .press("Ask for changes");
  expect(asked.answer.location).toBe("/review/projects?done=changes_asked");
  const edit = await leader.browser.get(`/projects/${slug}/edit`);
  expect(edit.text).toContain(note);
  expect((await portal.browser().get(`/projects/${slug}`)).status).toBe(404);
  const resent = await pressOn(leader.browser, `/projects/${slug}/edit`, SUBMIT);
  expect(resent.location).toBe(`/projects/${slug}?done=submitted`);
});

test("G an interest is limited for each person a day", async () => {
  const slug = await projectUpTo("published", "A limited number of times");
  const sender = await signInNew(portal, {
    roles: [{ role: "representative", institutionId: other.institutionId }],
  });
  const form = await openForm(sender.browser, `/projects/${slug}/interests`);
  form.choose(OFFER, "Another role").fill("Role", "Translator").fill(BRINGS, MESSAGE);
  expect((await form.press(SEND)).answer.status).toBe(302);
  const answers = [];
  for (let i = 0; i < 20; i++) answers.push((await form.press(SEND)).answer);
  expect(answers.at(-1)?.status).toBe(429);
  expect(Number(answers.at(-1)?.headers.get("Retry-After"))).toBeGreaterThan(0);
  const isTheirs = and(
    eq(projectInterests.institutionId, other.institutionId),
    eq(projectInterests.role, "Translator"),
  );
  expect(await portal.services.db.$count(projectInterests, isTheirs)).toBe(1);
});

test("an answer given and taken back again and again is stopped, and nobody unknown is invited", async () => {
  const slug = await projectUpTo("published", "Answered too often");
  const interests = `/projects/${slug}/interests`;
  const { institutionId } = await createMember(portal.services, { nameEn: "Patient University" });
  const patient = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const form = await openForm(patient.browser, interests, SEND);
  await form.choose(OFFER, "Another role").fill("Role", "Translator").fill(BRINGS, MESSAGE).press(SEND);
  const { document } = await leader.browser.get(interests);
  const interestId = document.querySelector<HTMLInputElement>("[name=interestId]")?.value ?? "";
  const answers: number[] = [];
  for (let at = 0; at < 8; at++) {
    answers.push((await leader.browser.forge(interests, { intent: "waiting_list", interestId })).status);
    await leader.browser.forge(interests, { intent: "undo", interestId });
  }
  expect(answers).toEqual([302, 302, 302, 302, 302, 302, 429, 429]);
  for (const institutionId of ["x", "__proto__", randomUUID()]) {
    const invited = await leader.browser.forge(interests, { intent: "invite", institutionId, role: "Translator" });
    expect(invited.status, institutionId).toBeLessThan(500);
  }
});
