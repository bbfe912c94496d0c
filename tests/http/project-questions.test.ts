import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectChecks } from "#db/schema/project-checks.ts";
import { acting, answerQuestions, post, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const ASK = "Ask for changes";
const NOTE = "Please say which archives you will work in.";
const ALTHOUGH = "Publish although these are answered “no”:";
const REMARK = "The months do not fit the call.";

const letterOf = async (projectId: string, kind: string) => {
  const letters = await acting.portal.services.db.select().from(outbox).where(eq(outbox.subjectId, projectId));
  return letters.find((letter) => letter.kind === kind && letter.recipient === acting.leader.email)?.text ?? "";
};

test("anybody reads the six questions, and the coordinator answers the same ones", async () => {
  const { document } = await acting.portal.browser().get("/projects/criteria");
  const published = [...document.querySelectorAll("main ol > li > strong")].map(({ textContent }) => textContent);
  expect(published).toHaveLength(6);
  const { slug } = await post("submitted");
  const form = await openForm(acting.coordinator.browser, `/review/projects/${slug}`, "Publish");
  const asked = [...form.element.querySelectorAll("[role=radiogroup] > legend")].map((legend) => legend.textContent);
  expect(asked).toEqual(published.map((question, index) => `${index + 1}. ${question}`));
});

test("nothing is published with a question unanswered, or with a no that is not explained", async () => {
  const project = await post("submitted");
  const page = `/review/projects/${project.slug}`;
  const form = await openForm(acting.coordinator.browser, page, "Publish");
  const empty = await form.press("Publish");
  expect(empty.answer.status).toBe(422);
  const unexplained = await answerQuestions(empty.form("Publish"), { 3: "" }).press("Publish");
  expect([unexplained.answer.status, unexplained.page.text]).toEqual([
    422,
    expect.stringContaining("You publish in spite of a “no”. Say why."),
  ]);
  expect(unexplained.form("Publish").read(["3. Is what it says clear and true?", "No"])).toBe(true);
  expect((await acting.portal.browser().get(`/projects/${project.slug}`)).status).toBe(404);
  const asked = await answerQuestions(unexplained.form("Publish"), { 3: REMARK }).press("Publish");
  expect(asked.answer.status).toBe(422);
  expect((await acting.portal.browser().get(`/projects/${project.slug}`)).status).toBe(404);
  const other = asked.form("Publish").tick(`${ALTHOUGH} 3. Is what it says clear and true?`);
  const more = await answerQuestions(other, { 3: REMARK, 6: REMARK }).press("Publish");
  expect(more.answer.status).toBe(422);
  const both = `${ALTHOUGH} 3. Is what it says clear and true? 6. Is it free of what is not published?`;
  expect(more.form("Publish").read(both)).toBe(false);
  const sure = answerQuestions(more.form("Publish"), { 3: REMARK });
  const once = await sure.press("Publish");
  expect(once.answer.status).toBe(422);
  const explained = await once.form("Publish").tick(`${ALTHOUGH} 3. Is what it says clear and true?`).press("Publish");
  expect(explained.page.text).toContain("The project is published.");
  expect((await acting.portal.browser().get(`/projects/${project.slug}`)).text).not.toContain(REMARK);
  expect(await textOf(acting.leader, `/projects/${project.slug}`)).not.toContain(REMARK);
  expect(await letterOf(project.id, "project-published")).not.toContain("clear and true");
  const [check] = await acting.portal.services.db
    .select()
    .from(projectChecks)
    .where(eq(projectChecks.projectId, project.id));
  expect(check).toMatchObject({ outcome: "published", checkedById: acting.coordinator.id });
  expect(check?.answers.clear).toEqual({ isMet: false, remark: REMARK });
  expect(Object.keys(check?.answers ?? {})).toHaveLength(6);
  expect(await textOf(acting.coordinator, page)).toContain(REMARK);
});

test("Enter publishes nothing, whatever was answered", async () => {
  const project = await post("submitted");
  const page = `/review/projects/${project.slug}`;
  const form = await openForm(acting.coordinator.browser, page, "Publish");
  answerQuestions(form, { 6: REMARK });
  expect(() => form.pressEnter("Remark on question 6")).toThrow("Enter sends nothing");
  expect((await acting.portal.browser().get(`/projects/${project.slug}`)).status).toBe(404);
});

test("publishing asks once more where words to the lead institution were written that would go nowhere", async () => {
  const project = await post("submitted");
  const form = await openForm(acting.coordinator.browser, `/review/projects/${project.slug}`, "Publish");
  const asked = await answerQuestions(form).fill("What has to change", NOTE).press("Publish");
  const again = asked.form("Publish");
  expect([asked.answer.status, again.read("What has to change")]).toEqual([422, NOTE]);
  const published = await again.tick("Publish without sending these words: What has to change").press("Publish");
  expect(published.page.text).toContain("The project is published.");
});

test("what was answered no is read by the lead, in its letter too, and stands before the next coordinator", async () => {
  const project = await post("submitted");
  const page = `/review/projects/${project.slug}`;
  const form = await openForm(acting.coordinator.browser, page, ASK);
  await answerQuestions(form, { 3: REMARK }).fill("What has to change", NOTE).press(ASK);
  for (const address of [`/projects/${project.slug}`, `/projects/${project.slug}/edit`]) {
    const text = await textOf(acting.leader, address);
    for (const words of [NOTE, REMARK, "What it says is not clear or not true."]) expect(text).toContain(words);
  }
  const letter = await letterOf(project.id, "project-changes_requested");
  expect(letter).toContain("What it says is not clear or not true.");
  expect(letter).not.toContain("Institutions do not work together");
  for (const words of [NOTE, REMARK]) expect(letter).toContain(words);
  expect((await acting.partner.browser.get(`/projects/${project.slug}`)).status).toBe(404);

  const edit = await openForm(acting.leader.browser, `/projects/${project.slug}/edit`, "Submit the project");
  await edit.fill("Acronym", "AGAIN").press("Submit the project");
  expect(await textOf(acting.leader, `/projects/${project.slug}`)).not.toContain(REMARK);
  const second = "Please name the museum as well, with its town.";
  const again = await openForm(acting.coordinator.browser, page, ASK);
  const { textContent } = again.element;
  expect(textContent).toContain(`At the last check: no. ${REMARK}`);
  expect(textContent?.match(/At the last check: yes/g)).toHaveLength(5);
  await again.fill("What has to change", second).press(ASK);
  const earlier = await textOf(acting.coordinator, page);
  for (const words of [NOTE, second, REMARK, "Version 2", "Earlier checks"]) expect(earlier).toContain(words);
});

test("the answers and words are kept when the page is out of date", async () => {
  const project = await post("submitted");
  const form = await openForm(acting.coordinator.browser, `/review/projects/${project.slug}`, ASK);
  const back = await openForm(acting.leader.browser, `/projects/${project.slug}/state`, "Take the project back");
  await back.press("Take the project back");
  const edit = await openForm(acting.leader.browser, `/projects/${project.slug}/edit`, "Submit the project");
  await edit.fill("Acronym", "NEWER").press("Submit the project");
  const late = await answerQuestions(form, { 2: REMARK }).fill("What has to change", NOTE).press(ASK);
  const again = late.form(ASK);
  expect([late.answer.status, again.read("What has to change")]).toEqual([409, NOTE]);
  expect(again.read("Remark on question 2")).toBe(REMARK);
  expect(again.read(["2. Does it serve the themes of the association?", "No"])).toBe(true);
});

test("a look at what is shown already cannot publish what was handed in", async () => {
  const project = await post("submitted");
  const { browser } = acting.coordinator;
  const read = await markOf(acting.portal.services.db, project.id);
  const answer = await browser.forge(`/review/projects/${project.slug}`, { intent: "look", read });
  expect(answer.status).toBe(409);
  expect((await acting.portal.browser().get(`/projects/${project.slug}`)).status).toBe(404);
});

test("a coordinator reads only the paragraphs that differ, and the lead meets first that its change waits", async () => {
  const project = await post("published");
  const edit = await openForm(acting.leader.browser, `/projects/${project.slug}/edit`, "Save");
  const old = String(edit.read("Description"));
  await edit.fill("Description", `${old}\n\nA third week in Khiva.`).press("Save");
  const checked = (await acting.coordinator.browser.get(`/review/projects/${project.slug}`)).document;
  const [before, now] = [...checked.querySelectorAll("main table tbody tr td")].map(({ textContent }) => textContent);
  expect([before, now]).toEqual(["[…]", "[…]A third week in Khiva."]);
  expect(checked.querySelectorAll("main table")).toHaveLength(1);
  const { document } = await acting.leader.browser.get(`/projects/${project.slug}`);
  const main = document.querySelector("main")?.textContent ?? "";
  expect(main.indexOf("Your change waits for a check")).toBeGreaterThan(-1);
  expect(main.indexOf("Your change waits for a check")).toBeLessThan(main.indexOf("Interest and partners"));
});
