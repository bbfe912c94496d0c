import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { conversationMessages } from "#db/schema/conversations.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/board.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, startActing, takePart } from "#tests/support/project-acts.ts";
import { answerProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type TestPortal } from "#tests/support/test-portal.ts";

startActing();

let portal: TestPortal;
beforeAll(() => {
  portal = acting.portal;
});

const chooseFirst = (form: ServedForm, label: string) =>
  form.choose(label, [...(form.control(label) as HTMLSelectElement).options].find(({ value }) => value)?.text ?? "");

/** Forms that make something new of a project: the page, the button, the field with its words, and what else they ask. */
const NEW: [page: string, button: string, words: string, more?: (form: ServedForm) => ServedForm][] = [
  ["tasks", "Give the task", "What is to be done", (form) => chooseFirst(form, "Who does it")],
  [
    "work",
    "Add the work package",
    "Title",
    (form) => form.fill("First month", "2027-01").fill("Last month", "2027-06"),
  ],
  [
    ...(["work", "Add the milestone", "What is reached"] as const),
    (form) => chooseFirst(form, "Responsible institution").fill("By when", "2027-05-01"),
  ],
  [
    ...(["meetings", "Call the meeting", "Title"] as const),
    (form) => form.fill("Day", "2027-03-10").fill("Hour", "9:30").fill("Place or link", "Hall 3"),
  ],
  ["progress", "Save the note", "What has happened", (form) => form.choose("How it goes", "On track")],
  ["discussion", "Open the topic", "First post", (form) => form.fill("Title", "A topic of many words")],
];

describe("the same form of a project sent again", () => {
  let project: Posted;
  let other: Posted;
  beforeAll(async () => {
    [project, other] = [await post("published"), await post("published")];
    await takePart(project);
    await takePart(other);
  });

  test.each(NEW)(
    "%s, %s: the same words are done, others are handed back and made by the next press",
    async (page, button, words, more = (form) => form) => {
      const path = `/projects/${project.slug}/${page}`;
      const { browser } = acting.leader;
      const [first, later] = [`The first wording: ${button}`, `The later wording: ${button}`];
      const form = more(await openForm(browser, path, button)).fill(words, first);
      for (let press = 0; press < 2; press++) expect((await form.press(button)).answer.status).toBe(302);
      const refused = await form.fill(words, later).press(button);
      expect([refused.answer.status, refused.page.text]).toEqual([
        409,
        expect.stringContaining("sent already, with other words"),
      ]);
      expect(refused.form(button).read(words)).toBe(later);
      expect((await browser.get(path)).text).not.toContain(later);
      expect((await refused.form(button).press(button)).answer.status).toBe(302);

      const foreign = more(await openForm(browser, `/projects/${other.slug}/${page}`, button)).fill(words, first);
      foreign.element.querySelector("[name=id]")?.setAttribute("value", idOf(form));
      const answer = await foreign.press(button);
      expect([answer.answer.status, answer.page.text]).toEqual([
        409,
        expect.stringMatching(/not possible|changed meanwhile/),
      ]);
    },
  );
});

const idOf = ({ element }: ServedForm) => element.querySelector("[name=id]")?.getAttribute("value") ?? "";

describe("Back and the same form again", () => {
  test.each([SAVE, SUBMIT])("of a new project makes one project and leads to it: %s", async (button) => {
    const { institutionId } = await createMember(portal.services, { nameEn: `University of ${button}` });
    const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const title = `A project sent twice: ${button}`;
    const open = async () =>
      answerProject(await openForm(browser, "/projects/new"), title).choose(
        "Is the project looking for partners?",
        "No, it has the partners it needs",
      );
    const [one, again] = [await open(), await open()];
    const first = await one.press(button);
    const second = await again.press(button);
    expect(second.address.replace(/\?.*/, "")).toBe(first.address.replace(/\?.*/, ""));
    const rows = portal.services.db.$count(projects, eq(projects.leadInstitutionId, institutionId));
    expect(await rows).toBe(1);
    const other = await open();
    await other.fill("Description", "Another project of this name.").press(button);
    expect(await portal.services.db.$count(projects, eq(projects.leadInstitutionId, institutionId))).toBe(2);
  });

  test("of a message to the secretariat writes it once", async () => {
    const { browser, id, home } = await newDraft(portal, COMPLETE.sections);
    const write = async (words: string) =>
      (await openForm(browser, `${home}/messages`, "Send the message"))
        .fill("Write to the secretariat", words)
        .press("Send the message");
    await write("May we send the charter in Kyrgyz?");
    await write("May we send the charter in Kyrgyz?");
    const written = () => portal.services.db.$count(conversationMessages, eq(conversationMessages.subjectId, id));
    expect(await written()).toBe(1);
    await write("And the letter?");
    expect(await written()).toBe(2);
  });

  test.each([
    ["correspondence", "Send the message", "Message to the applicant"],
    ["notes", "Add the note", "Internal note"],
  ])("of a coordinator among the %s of a case writes it once", async (page, send, label) => {
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id), {});
    for (let time = 0; time < 2; time++) {
      const form = await openForm(coordinator.browser, `/review/${applicationId}/${page}`, send);
      expect((await form.fill(label, "The same words").press(send)).answer.status).toBe(302);
    }
    const { db } = portal.services;
    const notes = await db.$count(applicationNotes, eq(applicationNotes.applicationId, applicationId));
    const messages = await db.$count(conversationMessages, eq(conversationMessages.subjectId, applicationId));
    expect(notes + messages).toBe(1);
  });
});
