import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { projectInterests } from "#db/schema/partners.ts";
import { openForm } from "#tests/support/served-form.ts";
import {
  acting,
  deskOf,
  lettersAbout,
  placeOf,
  post,
  type Posted,
  sendInterest,
  startActing,
  textOf,
} from "#tests/support/project-acts.ts";

startActing();

const interestOf = async ({ id }: Posted) =>
  (await acting.portal.services.db.select().from(projectInterests).where(eq(projectInterests.projectId, id)))[0];

describe("an interest", () => {
  test("is answered by nobody but the lead, whatever the form holds", async () => {
    const project = await post("published");
    await sendInterest(project);
    for (const intent of ["accept", "decline", "undo", "invite", "cancel", "remove"]) {
      const { status } = await acting.partner.browser.forge(deskOf(project), { intent });
      expect([intent, status]).toEqual([intent, 403]);
    }
    expect((await acting.leader.browser.forge(deskOf(project), { intent: "decline" })).status).toBe(422);
  });

  test("is declined with a reason, which the institution reads, and the answer is taken back", async () => {
    const project = await post("published");
    await sendInterest(project);
    const form = await openForm(acting.leader.browser, deskOf(project), "Decline the interest");
    const without = await form.fill("Note to the institution", "We looked for somebody near.").press(/^Decline/);
    expect(without.answer.status).toBe(422);
    const again = without.form("Decline the interest");
    expect(again.element.closest("details")?.open).toBe(true);
    expect(again.read("Note to the institution")).toBe("We looked for somebody near.");
    const declined = await again.choose("Reason", "The dates do not fit").press("Decline the interest");
    expect(declined.page.text).toContain("Declined. The institution has been told the reason.");
    const read = await textOf(acting.partner, deskOf(project));
    expect(read).toContain("The dates do not fit");
    expect(read).toContain("We looked for somebody near.");
    const undone = await declined.form("Take the answer back").press("Take the answer back");
    expect(undone.page.text).toContain("The interest stands as it did before.");
    expect(await interestOf(project)).toMatchObject({ status: "sent", declineReason: null, answerNote: null });
    expect(await textOf(acting.partner, deskOf(project))).not.toContain("The dates do not fit");
    expect((await again.press("Decline the interest")).page.text).toContain("Declined.");
  });

  test("is accepted, the answer taken back, and a page opened before that changes nothing", async () => {
    const project = await post("published");
    await sendInterest(project);
    const accept = await openForm(acting.leader.browser, deskOf(project), "Accept and invite");
    const accepted = await accept.press("Accept and invite");
    expect(accepted.page.text).toContain("Accepted. The institution has been asked to confirm its part.");
    const confirm = await openForm(acting.partner.browser, `/projects/${project.slug}/partnership`, "Confirm our part");
    await accepted.form("Take the answer back").press("Take the answer back");
    expect([(await interestOf(project))?.status, await placeOf(project)]).toEqual(["sent", "cancelled"]);
    const late = await confirm.press("Confirm our part");
    expect(late.answer.status).toBe(409);
    expect(late.page.text).toContain("Nothing was changed.");
  });

  test("is accepted, confirmed or withdrawn by a button pressed twice, once, and both presses say so", async () => {
    const project = await post("published");
    await sendInterest(project);
    const accept = await openForm(acting.leader.browser, deskOf(project), "Accept and invite");
    for (let press = 0; press < 2; press++)
      expect((await accept.press("Accept and invite")).page.text).toContain("Accepted. The institution has been asked");
    const confirm = await openForm(acting.partner.browser, `/projects/${project.slug}/partnership`, "Confirm our part");
    for (let press = 0; press < 2; press++)
      expect((await confirm.press("Confirm our part")).answer.location).toContain("done=partnership_confirmed");
    expect((await lettersAbout(project, acting.partner)).filter((kind) => kind.includes("accepted"))).toHaveLength(1);
    const other = await post("published");
    await sendInterest(other);
    const withdraw = await openForm(acting.partner.browser, deskOf(other), "Withdraw our interest");
    for (let press = 0; press < 2; press++)
      expect((await withdraw.press("Withdraw our interest")).page.text).toContain("Your interest has been withdrawn.");
  });

  test("is withdrawn by the institution that sent it; an answer that comes too late says so", async () => {
    const project = await post("published");
    await sendInterest(project);
    const answer = await openForm(acting.leader.browser, deskOf(project), "Accept and invite");
    const withdraw = await openForm(acting.partner.browser, deskOf(project), "Withdraw our interest");
    const withdrawn = await withdraw.press("Withdraw our interest");
    expect(withdrawn.page.text).toContain("Your interest has been withdrawn.");
    expect(await interestOf(project)).toMatchObject({ status: "withdrawn" });
    const late = await answer.fill("Note to the institution", "Welcome!").press("Accept and invite");
    expect(late.answer.status).toBe(409);
    expect(late.page.text).toContain("stands differently now: Withdrawn. Nothing was changed.");
    expect(await placeOf(project)).toBeUndefined();
    await openForm(acting.partner.browser, deskOf(project), "Send to the lead institution");
  });
});

describe("an invited institution", () => {
  const ROLE = "Other University, Uzbekistan – role in the project";

  async function invite(project: Posted) {
    const search = await openForm(acting.leader.browser, deskOf(project), "Search");
    const found = await search.fill("Name of the member", "Other University").press("Search");
    return found.form("Invite").fill(ROLE, "Translator").press("Invite");
  }

  test("is no longer invited once the lead cancels it, is told, and can be invited again", async () => {
    const project = await post("published");
    const invited = await invite(project);
    expect(invited.page.text).toContain("The institution has been invited.");
    const confirm = await openForm(acting.partner.browser, `/projects/${project.slug}/partnership`, "Confirm our part");
    const cancel = invited.form("Cancel the invitation");
    expect(cancel.element.textContent).toContain("Other University can no longer confirm its part");
    const cancelled = await cancel.press("Cancel the invitation");
    expect(cancelled.page.text).toContain("The invitation has been cancelled.");
    expect(await lettersAbout(project, acting.partner)).toContain("project-cancelled-partner");
    expect((await confirm.press("Confirm our part")).answer.status).toBe(409);
    expect((await cancel.press("Cancel the invitation")).address).toBe(cancelled.address);
    expect((await invite(project)).page.text).toContain("The institution has been invited.");
  });

  test("declines by its own page", async () => {
    const project = await post("published");
    await invite(project);
    const page = `/projects/${project.slug}/partnership`;
    const refused = await (await openForm(acting.partner.browser, page, "Decline the invitation")).press(/^Decline/);
    expect(refused.page.text).toContain("The invitation has been declined.");
    expect(await placeOf(project)).toBe("declined");
  });

  test("that confirmed is taken out by the lead, or leaves by itself; a page opened before says so", async () => {
    const project = await post("published");
    const cancel = (await invite(project)).form("Cancel the invitation");
    const page = `/projects/${project.slug}/partnership`;
    await (await openForm(acting.partner.browser, page, "Confirm our part")).press("Confirm our part");
    const late = await cancel.press("Cancel the invitation");
    expect(late.answer.status).toBe(409);
    expect(late.page.text).toContain("Nothing was changed.");
    const remove = await openForm(acting.leader.browser, deskOf(project), "End the partnership");
    const removed = await remove.choose("Reason", "As agreed with the institution").press("End the partnership");
    expect(removed.page.text).toContain("The institution is no longer a partner.");
    expect([await placeOf(project), (await lettersAbout(project, acting.partner)).at(-1)]).toEqual([
      "removed",
      "project-removed-partner",
    ]);
    await invite(project);
    await (await openForm(acting.partner.browser, page, "Confirm our part")).press("Confirm our part");
    const leave = await openForm(acting.partner.browser, page, "Leave the project");
    const left = await leave.choose("Reason", "There are no funds for it").press("Leave the project");
    expect(left.page.text).toContain("Your institution has left the project.");
    expect(await placeOf(project)).toBe("left");
    expect((await remove.press("End the partnership")).answer.status).toBe(409);
  });

  test("is not invited without a role: what was typed stays, with what is wrong at its field", async () => {
    const project = await post("published");
    const search = await openForm(acting.leader.browser, deskOf(project), "Search");
    const found = (await search.fill("Name of the member", "Other University").press("Search")).form("Invite");
    const refused = await found.fill(ROLE, "TV").press("Invite");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Invite");
    expect(again.read(ROLE)).toBe("TV");
    expect(again.element.textContent).toContain("Write at least 3 characters.");
  });
});
