import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import {
  acting,
  answerQuestions,
  lettersAbout,
  post,
  reportOn,
  type Posted,
  startActing,
  textOf,
} from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const CANARY = "canarysummary of the bazaars that nobody has checked yet. ".repeat(7).trim();
const editOf = ({ slug }: Posted) => `/projects/${slug}/edit`;
const stateOf = ({ slug }: Posted) => `/projects/${slug}/state`;
const checkOf = ({ slug }: Posted) => `/review/projects/${slug}`;
const pageOf = ({ slug }: Posted) => `/projects/${slug}`;

/** The lead changes the summary, and the acronym with it, by the form of the page. */
async function handInChange(project: Posted, summary = CANARY) {
  const form = await openForm(acting.leader.browser, editOf(project), "Save");
  return form.fill("Summary", summary).fill("Acronym", "ROADS").press("Save");
}

/** What strangers, members and programs read of the board. */
async function readEverywhere(project: Posted): Promise<string> {
  const { portal, partner } = acting;
  const stranger = portal.browser();
  const pages = ["/", "/projects", pageOf(project), "/projects?q=canarysummary", "/sitemap.xml"];
  const programs = [`/api/v1/projects/${project.slug}`, "/api/v1/projects", "/api/v1/projects?q=canarysummary"];
  const answers = await Promise.all([
    ...[...pages, ...programs].map((address) => stranger.get(address)),
    ...pages.map((address) => partner.browser.get(address)),
    stranger.get(`${pageOf(project)}?_data=routes/_public.projects.$slug`),
    partner.browser.get(`${pageOf(project)}?_data=routes/_public.projects.$slug`),
    partner.browser.get(`/projects/${project.slug}/interests`),
    stranger.get(`/projects/${project.slug}/card/en`),
  ]);
  return answers
    .map(({ text }) => text.replaceAll("q=canarysummary", "").replaceAll('value="canarysummary"', ""))
    .join("\n");
}

test("a sensitive change waits while the old stays, is published, and small answers are shown at once", async () => {
  const project = await post("published");
  const saved = await handInChange(project);
  expect(saved.page.text).toContain("Part of the change is on the board already.");
  expect(saved.page.text).toContain("Your change waits for a check: Summary");
  const read = await readEverywhere(project);
  expect(read).not.toContain(CANARY.slice(0, 40));
  expect((await acting.portal.browser().get(pageOf(project))).text).toContain("ROADS");
  expect(await textOf(acting.leader, "/projects/mine")).toContain("A change waits for a check.");
  expect(await textOf(acting.leader, "/inbox")).toContain("a coordinator checks your change");

  const { browser } = acting.coordinator;
  expect(await textOf(acting.coordinator, "/review/projects")).toContain("A change waits for your check");
  const check = await openForm(browser, checkOf(project), "Publish the change").then((form) => answerQuestions(form));
  expect(await textOf(acting.coordinator, checkOf(project))).toContain(CANARY);
  expect(await lettersAbout(project, acting.coordinator)).toContain("project-change_submitted");
  const published = await check.press("Publish the change");
  expect(published.page.text).toContain("The change is on the board.");
  expect((await check.press("Publish the change")).address).toBe(published.address);
  expect((await acting.portal.browser().get(pageOf(project))).text).toContain(CANARY);
  expect((await acting.portal.browser().get("/projects?q=canarysummary")).text).toContain(pageOf(project));
  expect(await lettersAbout(project, acting.leader)).toContain("project-change_published");
});

test("a change that is sent back is kept in the form with the words, and handed in again from there", async () => {
  const project = await post("published");
  await handInChange(project);
  const note = "Please name the cities of the bazaars.";
  const form = await openForm(acting.coordinator.browser, checkOf(project), "Send the change back");
  const sent = await form.fill("What has to change", note).press("Send the change back");
  expect(sent.page.text).toContain("The change has been sent back.");
  expect(await textOf(acting.leader, pageOf(project))).toContain(note);
  expect(await textOf(acting.leader, "/inbox")).toContain("The coordinator asks for changes");
  const again = await openForm(acting.leader.browser, editOf(project), "Save");
  expect(again.element.ownerDocument.querySelector("main")?.textContent).toContain(note);
  expect(again.read("Summary")).toBe(CANARY);
  const handed = await again.fill("Summary", `${CANARY} In Almaty.`).press("Save");
  expect(handed.page.text).toContain("The change has been handed in for a check.");
  expect(await readEverywhere(project)).not.toContain(note);
});

test("a change that is declined leaves the form as the board is, and its text where the lead can read it", async () => {
  const project = await post("published");
  await handInChange(project);
  const form = await openForm(acting.coordinator.browser, checkOf(project), "Decline the change");
  form
    .choose("Reason", "Advertising or a commercial offer")
    .fill("Explanation", "This offers paid courses to students.");
  await form.press("Decline the change");
  const state = await textOf(acting.leader, stateOf(project));
  expect(state).toContain("Your change was declined: Summary. Reason: Advertising or a commercial offer");
  expect(state).toContain(CANARY);
  expect((await openForm(acting.leader.browser, editOf(project), "Save")).read("Summary")).not.toBe(CANARY);
  const away = await openForm(acting.leader.browser, stateOf(project), "Put the change away");
  await away.press("Put the change away");
  expect(await textOf(acting.leader, pageOf(project))).not.toContain("Your change was declined");
});

test("a change is taken back by the lead; whoever checks it meanwhile is told so", async () => {
  const project = await post("published");
  await handInChange(project);
  const [check, back] = [
    await openForm(acting.coordinator.browser, checkOf(project), "Publish the change").then((form) =>
      answerQuestions(form),
    ),
    await openForm(acting.leader.browser, stateOf(project), "Take the change back"),
  ];
  const taken = await back.press("Take the change back");
  expect(taken.page.text).toContain("The change has been dropped.");
  expect((await back.press("Take the change back")).address).toBe(taken.address);
  expect((await check.press("Publish the change")).answer.status).toBe(409);
  expect((await acting.portal.browser().get(pageOf(project))).text).not.toContain(CANARY);
  expect(await lettersAbout(project, acting.coordinator)).toContain("project-change_taken_back");
});

test("what somebody saves while a change is read is not published unread", async () => {
  const project = await post("published");
  const unread = "unreadsummary of bazaars that nobody has read. ".repeat(8);
  await handInChange(project, unread);
  const check = await openForm(acting.coordinator.browser, checkOf(project), "Publish the change").then((form) =>
    answerQuestions(form),
  );
  await handInChange(project, `${unread} And something else.`);
  const stale = await check.press("Publish the change");
  expect([stale.answer.status, stale.page.text]).toEqual([409, expect.stringContaining("changed after you opened")]);
  await reportOn(project);
  const complete = await openForm(acting.leader.browser, stateOf(project), "Complete the project");
  complete.fill("What was achieved", "We measured nine bazaars. ".repeat(5));
  await complete.tick("Complete the project before its period is over").press("Complete the project");
  const late = await stale.form("Publish the change").press("Publish the change");
  expect(late.answer.status).toBe(409);
  expect(await readEverywhere(project)).not.toContain(unread.slice(0, 40));
});

test("what is begun beside a change that waits leaves it as it was read, and stays begun when it is published", async () => {
  const project = await post("published");
  await handInChange(project);
  const { browser } = acting.coordinator;
  const check = await openForm(browser, checkOf(project), "Publish the change").then((form) => answerQuestions(form));
  const beside = await openForm(acting.leader.browser, editOf(project), "Save and preview");
  await beside.fill("Acronym", "BEGUN").press("Save and preview");
  const published = await check.press("Publish the change");
  expect(published.page.text).toContain("The change is on the board.");
  expect((await acting.portal.browser().get(pageOf(project))).text).toContain("ROADS");
  expect((await openForm(acting.leader.browser, editOf(project), "Save")).read("Acronym")).toBe("BEGUN");
  const takeOff = await openForm(browser, checkOf(project), "Take the project off the board");
  const more = await openForm(acting.leader.browser, editOf(project), "Save and preview");
  await more.fill("Acronym", "FURTHER").press("Save and preview");
  const taken = await takeOff
    .fill("What has to change", "What stands there may not stay.")
    .press("Take the project off the board");
  expect(taken.answer.status).toBe(302);
});

test("nobody but a coordinator of the country answers a change, and only the lead takes it back", async () => {
  const project = await post("published");
  await handInChange(project);
  const abroad = await signInNew(acting.portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
  const read = await markOf(acting.portal.services.db, project.id);
  for (const { browser } of [abroad, acting.partner, acting.leader])
    for (const intent of ["publish_change", "return_change", "decline_change"])
      expect((await browser.forge(checkOf(project), { intent, read })).status).toBeGreaterThan(400);
  for (const { browser } of [abroad, acting.partner, acting.coordinator])
    expect((await browser.forge(stateOf(project), { intent: "take_back_change" })).status).toBe(403);
  expect((await actorOf(acting.portal, abroad.id)).grants).toHaveLength(1);
  expect(await textOf(acting.leader, pageOf(project))).toContain("Your change waits for a check");
});

test("taking a project off the board is an act of its own, and keeps the change in the form", async () => {
  const project = await post("published");
  await handInChange(project);
  const form = await openForm(acting.coordinator.browser, checkOf(project), "Take the project off the board");
  form.fill("What has to change", "What stands there may not stay.");
  const taken = await form.press("Take the project off the board");
  expect(taken.page.text).toContain("The project is off the board.");
  const { db } = acting.portal.services;
  const letters = await db.select().from(outbox).where(eq(outbox.subjectId, project.id));
  const told = letters.find(({ kind }) => kind === "project-changes_requested")?.text.replaceAll(/\s+/g, " ");
  expect(told).toContain("With this the project has been taken off the board.");
  expect(await textOf(acting.leader, pageOf(project))).toContain("has taken the project off the board");
  expect(await textOf(acting.leader, editOf(project))).toContain("has taken the project off the board");
  expect(await textOf(acting.leader, "/inbox")).toContain("Taken off the board: the coordinator asks for changes");
  expect(await textOf(acting.leader, "/projects/mine")).toContain("It is off the board until");
  expect((await acting.portal.browser().get(pageOf(project))).status).toBe(404);
  const edit = await openForm(acting.leader.browser, editOf(project), "Submit the project");
  expect(edit.read("Summary")).toBe(CANARY);
});
