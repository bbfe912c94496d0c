import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { conversationMessages } from "#db/schema/conversations.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember } from "#tests/support/board.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { answerProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

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
