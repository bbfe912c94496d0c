import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { resultForm } from "#app/demo/results-factory.server.ts";
import { addResult } from "#app/features/projects/results/save-result.server.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, sendInterest, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

let reader: SignedIn;
beforeAll(async () => {
  const { institutionId } = await createMember(acting.portal.services, { nameEn: "Reading University", country: "TJ" });
  reader = await signInNew(acting.portal, { roles: [{ role: "representative", institutionId }] });
});

async function hide({ id }: Posted): Promise<string> {
  const form = await openForm(acting.coordinator.browser, `/review/reports/project/${id}`, "Hide the page");
  form
    .choose("What is wrong with it", "False or misleading")
    .fill("Why it is hidden, for its authors", "It is untrue.");
  const { text } = (await form.press("Hide the page")).page;
  expect(text).toContain("The page is hidden.");
  return text;
}

/** The pages of a project that only its people open, each with its form, what is typed into it, and its button. */
async function typeEverywhere(project: Posted) {
  const { leader, partner, portal, other } = acting;
  const at = `/projects/${project.slug}`;
  const forms = async (browser: SignedIn["browser"], page: string, button: string) => ({
    form: await openForm(browser, at + page, button),
    button,
  });
  const author = await actorOf(portal, partner.id);
  const draft = resultForm({ title: "A first draft", institutionIds: [other.institutionId] });
  const added = await addResult(portal.services, { projectId: project.id, form: draft }, author);
  if (!added.ok) throw new Error(added.reason);
  const topic = await forms(partner.browser, "/discussion", "Open the topic");
  topic.form.fill("Title", "Maps").fill("First post", "Whose maps are kept where?");
  const note = await forms(partner.browser, "/progress", "Save the note");
  note.form.choose("How it goes", "On track").fill("What has happened", "Three archives were measured in spring.");
  const task = await forms(partner.browser, "/tasks", "Give the task");
  const somebody = [...(task.form.control("Who does it") as HTMLSelectElement).options].find(
    ({ value }) => value !== "",
  );
  task.form.fill("What is to be done", "Buy the paper").choose("Who does it", somebody?.text ?? "");
  const milestone = await forms(leader.browser, "/work", "Add the milestone");
  milestone.form.fill("What is reached", "The first sheet").fill("By when", "2027-05-01");
  milestone.form.choose("Responsible institution", "Lead University");
  const meeting = await forms(partner.browser, "/meetings", "Call the meeting");
  meeting.form.fill("Title", "First talk, on maps").fill("Day", "2027-03-10").fill("Hour", "9:30");
  meeting.form
    .choose("Time zone", "Rome, UTC+1 / UTC+2")
    .fill("Place or link", "Hall 3")
    .fill("Agenda", "Which maps, whose");
  const document = await forms(partner.browser, "/documents", "Add the document");
  document.form.fill("Name of the document", "Plan of the work").fill("Note", "First thoughts of May");
  document.form.choose("Language", "English");
  document.form.attach("File", { name: "plan.pdf", bytes: smallPdf("plan") });
  const result = await forms(partner.browser, "/results/new", "Save");
  result.form.fill("Title", "Newly written atlas");
  const change = await forms(partner.browser, `/results/${added.id}/edit`, "Save");
  change.form.fill("Title", "A second draft");
  const report = await forms(leader.browser, "/report", "Save the report");
  report.form.fill("Achievements", "Twelve bazaars were measured. ".repeat(4)).choose("May this be published?", "No");
  return [
    { ...topic, kept: ["Maps", "Whose maps are kept where?"] },
    { ...note, kept: ["Three archives were measured in spring."] },
    { ...task, kept: ["Buy the paper"] },
    { ...milestone, kept: ["The first sheet"] },
    { ...meeting, kept: ["First talk, on maps", "Which maps, whose"] },
    { ...document, kept: ["Plan of the work", "First thoughts of May"] },
    { ...result, kept: ["Newly written atlas"] },
    { ...change, kept: ["A second draft"] },
    { ...report, kept: ["Twelve bazaars were measured. ".repeat(4)] },
  ];
}

test.each(["hidden", "archived"] as const)(
  "what was typed in the rooms of a project that is %s meanwhile stands on the answer",
  async (status) => {
    const { portal } = acting;
    const project = await post("published");
    await takePart(project);
    const typed = await typeEverywhere(project);
    const page = `/report/project/${project.slug}`;
    const report = await openForm(reader.browser, page, "Send the report");
    report.choose("What is wrong with this page?", "Something else").fill("In your own words", "It is our own text.");
    if (status === "hidden") await hide(project);
    else
      await portal.services.withTransaction((tx) =>
        tx.update(projects).set({ status }).where(eq(projects.id, project.id)),
      );
    for (const { form, button, kept } of typed) {
      const { answer, page: shown } = await form.press(button);
      const texts = [...shown.document.querySelectorAll("main textarea[readonly]")].map((one) =>
        one.textContent?.trim(),
      );
      expect([button, answer.status, texts]).toEqual([
        button,
        409,
        expect.arrayContaining(kept.map((text) => text.trim())),
      ]);
      expect(shown.text).toContain("What you typed");
    }
    const sent = await report.press("Send the report");
    expect(sent.answer.status).toBe(404);
    expect(sent.page.document.querySelector("main textarea[readonly]")?.textContent).toContain("It is our own text.");
    expect(sent.page.text).not.toContain("Letters of the road");
  },
);

test("the desk and the page of interest say and offer only what is so", async () => {
  const { portal, leader, coordinator } = acting;
  const project = await post("published");
  await sendInterest(project);
  const desk = `/review/reports/project/${project.id}`;
  const interests = `/projects/${project.slug}/interests`;
  const anyone = portal.browser();
  const form = await openForm(anyone, `/report/project/${project.slug}`, "Send the report");
  await form.choose("What is wrong with this page?", "False or misleading").press("Send the report");
  const read = await textOf(coordinator, desk);
  expect(read).toContain("was not signed in");
  expect(read).not.toContain("gets a letter");
  expect(read).not.toContain("Words to whoever reported it");
  const close = await openForm(coordinator.browser, desk, "Close without a fault");
  const closed = await close.press("Close without a fault");
  expect(closed.page.text).toContain("The reports are closed.");
  expect(closed.page.text).not.toContain("Those who sent them are told");
  expect(await textOf(leader, interests)).toContain("Accept and invite");
  const hidden = await hide(project);
  expect(hidden).not.toContain("those who reported it");
  const shown = await leader.browser.get(interests);
  expect(shown.text).toContain("This page is hidden");
  expect(shown.document.querySelector("main form")).toBeNull();
  const asked = shown.document.querySelector("main a[href^='/hidden-pages/']")?.textContent;
  expect(asked).toBe("Ask for a second look");
});
