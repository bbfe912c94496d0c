import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { activity } from "#db/schema/activity.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectInterests, projects } from "#db/schema/projects.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { findPartner } from "#app/features/projects/partners/partner-rows.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let lead: TestMember;
let leader: SignedIn;
let coordinator: SignedIn;
let other: TestMember;
let partner: SignedIn;
let posted = 0;

beforeAll(async () => {
  portal = await startTestPortal();
  lead = await createMember(portal.services, { nameEn: "Lead University" });
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  other = await createMember(portal.services, { nameEn: "Other University", country: "UZ" });
  partner = await signInNew(portal, { roles: [{ role: "representative", institutionId: other.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

/** A posting of the lead, brought so far by the commands people use. */
async function post(upTo: "draft" | "submitted" | "published", change: Partial<ProjectValues> = {}) {
  const values = completeValues(portal.services.clock.now(), { titleEn: `Letters of the road ${++posted}`, ...change });
  const people = { author: await actorOf(portal, leader.id), coordinator: await actorOf(portal, coordinator.id) };
  return createProject(portal.services, { leadInstitutionId: lead.institutionId, values, upTo, ...people });
}

type Posted = Awaited<ReturnType<typeof post>>;

const deskOf = ({ slug }: Posted) => `/projects/${slug}/interests`;
const stateOf = ({ slug }: Posted) => `/projects/${slug}/state`;

/** The partner institution expresses interest by the form of the page. */
async function sendInterest(project: Posted) {
  const form = await openForm(partner.browser, deskOf(project), "Send to the lead institution");
  form.choose("Role you offer to take", "University with a school of architecture");
  form.fill("What your institution brings", "We have measured bazaars for ten years. ".repeat(6));
  const sent = await form.tick("The head of our institution knows of this").press("Send to the lead institution");
  expect(sent.page.text).toContain("Your interest has been sent to the lead institution.");
}

const interestOf = async ({ id }: Posted) =>
  (await portal.services.db.select().from(projectInterests).where(eq(projectInterests.projectId, id)))[0];
const placeOf = async ({ id }: Posted) => (await findPartner(portal.services.db, id, other.institutionId))?.status;
const lettersAbout = async ({ id }: Posted, { email }: SignedIn) =>
  (
    await portal.services.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.subjectId, id), eq(outbox.recipient, email)))
  ).map(({ kind }) => kind);
const textOf = async ({ browser }: SignedIn, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent ?? "";

const rowOf = async (id: string) => (await portal.services.db.select().from(projects).where(eq(projects.id, id)))[0];
const timesDone = (id: string, action: string) =>
  portal.services.db.$count(activity, and(eq(activity.subjectId, id), eq(activity.action, action)));

test("who writes an expression of interest can read the project on the same page (found F175)", async () => {
  const project = await post("published", { description: "First we measure the bazaar of the goldsmiths." });
  const { document } = await partner.browser.get(deskOf(project));
  const about = document.querySelector("#express ~ details");
  expect(about?.textContent).toContain("First we measure the bazaar of the goldsmiths.");
  expect((await leader.browser.get(deskOf(project))).document.querySelector("#express ~ details")).toBeNull();
});

describe("the lead of a posting", () => {
  test("who saves it unchanged changes nothing: no version, no line of the history, no new check", async () => {
    const { id, slug } = await post("published", { countries: ["UZ", "KZ"], themes: ["T07", "T05"] });
    const before = await rowOf(id);
    const saved = await (await openForm(leader.browser, `/projects/${slug}/edit`, "Save")).press("Save");
    expect(saved.address).toMatch(/^\/projects\/letters-of-the-road-\d+\?done=/);
    expect(await rowOf(id)).toEqual(before);
    expect(await timesDone(id, "project.edited")).toBe(0);
    const changed = await openForm(leader.browser, `/projects/${slug}/edit`, "Save");
    await changed.fill("Acronym", "LETTERS").press("Save");
    expect(await rowOf(id)).toMatchObject({ version: before!.version + 1, isChangedSinceCheck: true });
    expect(await timesDone(id, "project.edited")).toBe(1);
  });
});

describe("a coordinator who checks a posting", () => {
  test("declines it with a reason and words, which the lead reads on its page and in a letter", async () => {
    const project = await post("submitted");
    const page = `/review/projects/${project.slug}`;
    const form = await openForm(coordinator.browser, page, "Decline");
    form.choose("Reason", "Posted before").fill("Explanation", "Too short.");
    const refused = await form.press("Decline");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Decline");
    expect(again.element.closest("details")?.open).toBe(true);
    expect([again.read("Reason"), again.read("Explanation")]).toEqual(["duplicate", "Too short."]);
    const words = "The same project stands on the board under another title.";
    const declined = await again.fill("Explanation", words).press("Decline");
    expect(declined.page.text).toContain("The project has been declined, and the lead institution has been told.");
    const shown = await textOf(leader, `/projects/${project.slug}`);
    expect(shown).toContain("Not published: Posted before");
    expect(shown).toContain(words);
    expect(await lettersAbout(project, leader)).toContain("project-declined");
    expect((await form.press("Decline")).answer.status).toBe(422);
    expect((await again.press("Decline")).answer.status).toBe(409);
  });
});

describe("the lead of a submitted posting", () => {
  test("takes it back, once, and can change it again; its coordinators are told", async () => {
    const project = await post("submitted");
    const form = await openForm(leader.browser, stateOf(project), "Take the project back");
    expect(form.element.textContent).toContain("Letters of the road");
    const back = await form.press("Take the project back");
    expect(back.page.text).toContain("The project has been taken back.");
    expect(await rowOf(project.id)).toMatchObject({ status: "draft" });
    expect(await lettersAbout(project, coordinator)).toContain("project-taken_back");
    const twice = await form.press("Take the project back");
    expect(twice.answer.status).toBe(409);
    expect(twice.page.text).toContain("Nothing was changed.");
    await openForm(leader.browser, `/projects/${project.slug}/edit`, "Submit the project");
  });
});

describe("a draft", () => {
  test("is deleted for good after it was asked, and nobody but its institution can", async () => {
    const project = await post("draft");
    expect((await partner.browser.get(stateOf(project))).status).toBe(404);
    const form = await openForm(leader.browser, stateOf(project), "Delete the draft for good");
    expect(form.element.textContent).toContain("This cannot be undone.");
    const deleted = await form.press("Delete the draft for good");
    expect(deleted.address).toBe("/projects/mine?done=deleted");
    expect(deleted.page.text).toContain("The draft has been deleted.");
    expect(await rowOf(project.id)).toBeUndefined();
    expect((await form.press("Delete the draft for good")).answer.status).toBe(404);
  });

  test("that was published before cannot be deleted", async () => {
    const project = await post("published");
    const { text } = await leader.browser.get(stateOf(project));
    expect(text).not.toContain("Delete the draft");
    expect((await leader.browser.forge(stateOf(project), { intent: "delete" })).status).toBe(409);
    expect(await rowOf(project.id)).toMatchObject({ status: "open" });
  });
});

describe("what was achieved", () => {
  test("is written at the end, corrected later, and shown to everybody", async () => {
    const project = await post("published");
    const complete = await openForm(leader.browser, stateOf(project), "Complete the project");
    const short = await complete.fill("What was achieved", "A book.").press("Complete the project");
    expect(short.answer.status).toBe(422);
    expect(short.form("Complete the project").read("What was achieved")).toBe("A book.");
    const first = "Twelve bazaars were measured and two hundred traders heard. ".repeat(3).trim();
    await short.form("Complete the project").fill("What was achieved", first).press("Complete the project");
    const correct = await openForm(leader.browser, stateOf(project), "Save");
    expect(correct.read("What was achieved")).toBe(first);
    const second = first.replaceAll("Twelve", "Thirteen");
    const saved = await correct.fill("What was achieved", second).press("Save");
    expect(saved.page.text).toContain("The text has been corrected.");
    expect(await textOf(coordinator, `/projects/${project.slug}`)).toContain("Thirteen bazaars");
    expect(await rowOf(project.id)).toMatchObject({ isChangedSinceCheck: true });
  });
});

describe("an interest", () => {
  test("is declined with a reason, which the institution reads, and the answer is taken back", async () => {
    const project = await post("published");
    await sendInterest(project);
    const form = await openForm(leader.browser, deskOf(project), "Decline the interest");
    const without = await form.fill("Note to the institution", "We looked for somebody near.").press(/^Decline/);
    expect(without.answer.status).toBe(422);
    const again = without.form("Decline the interest");
    expect(again.element.closest("details")?.open).toBe(true);
    expect(again.read("Note to the institution")).toBe("We looked for somebody near.");
    const declined = await again.choose("Reason", "The dates do not fit").press("Decline the interest");
    expect(declined.page.text).toContain("Declined. The institution has been told the reason.");
    const read = await textOf(partner, deskOf(project));
    expect(read).toContain("The dates do not fit");
    expect(read).toContain("We looked for somebody near.");
    const undone = await declined.form("Take the answer back").press("Take the answer back");
    expect(undone.page.text).toContain("The interest waits for your answer again.");
    expect(await interestOf(project)).toMatchObject({ status: "sent", declineReason: null, answerNote: null });
    expect(await textOf(partner, deskOf(project))).not.toContain("The dates do not fit");
    expect((await again.press("Decline the interest")).page.text).toContain("Declined.");
  });

  test("is accepted, the answer taken back, and a page opened before that changes nothing", async () => {
    const project = await post("published");
    await sendInterest(project);
    const accept = await openForm(leader.browser, deskOf(project), "Accept and invite");
    const accepted = await accept.press("Accept and invite");
    expect(accepted.page.text).toContain("Accepted. The institution has been asked to confirm its part.");
    const confirm = await openForm(partner.browser, `/projects/${project.slug}/partnership`, "Confirm our part");
    await accepted.form("Take the answer back").press("Take the answer back");
    expect([(await interestOf(project))?.status, await placeOf(project)]).toEqual(["sent", "cancelled"]);
    const late = await confirm.press("Confirm our part");
    expect(late.answer.status).toBe(409);
    expect(late.page.text).toContain("Nothing was changed.");
  });

  test("is withdrawn by the institution that sent it; an answer that comes too late says so", async () => {
    const project = await post("published");
    await sendInterest(project);
    const answer = await openForm(leader.browser, deskOf(project), "Accept and invite");
    const withdraw = await openForm(partner.browser, deskOf(project), "Withdraw our interest");
    const withdrawn = await withdraw.press("Withdraw our interest");
    expect(withdrawn.page.text).toContain("Your interest has been withdrawn.");
    expect(await interestOf(project)).toMatchObject({ status: "withdrawn" });
    const late = await answer.fill("Note to the institution", "Welcome!").press("Accept and invite");
    expect(late.answer.status).toBe(409);
    expect(late.page.text).toContain("This interest has been answered or withdrawn meanwhile.");
    expect(await placeOf(project)).toBeUndefined();
    await openForm(partner.browser, deskOf(project), "Send to the lead institution");
  });
});

describe("an invited institution", () => {
  const ROLE = "Other University, Uzbekistan – role in the project";

  async function invite(project: Posted) {
    const search = await openForm(leader.browser, deskOf(project), "Search");
    const found = await search.fill("Name of the member", "Other University").press("Search");
    return found.form("Invite").fill(ROLE, "Translator").press("Invite");
  }

  test("is no longer invited once the lead cancels it, is told, and can be invited again", async () => {
    const project = await post("published");
    const invited = await invite(project);
    expect(invited.page.text).toContain("The institution has been invited.");
    const confirm = await openForm(partner.browser, `/projects/${project.slug}/partnership`, "Confirm our part");
    const cancel = invited.form("Cancel the invitation");
    expect(cancel.element.textContent).toContain("Other University can no longer confirm its part");
    const cancelled = await cancel.press("Cancel the invitation");
    expect(cancelled.page.text).toContain("The invitation has been cancelled.");
    expect(await lettersAbout(project, partner)).toContain("project-cancelled-partner");
    expect((await confirm.press("Confirm our part")).answer.status).toBe(409);
    expect((await cancel.press("Cancel the invitation")).answer.status).toBe(409);
    expect((await invite(project)).page.text).toContain("The institution has been invited.");
  });

  test("declines by its own page", async () => {
    const project = await post("published");
    await invite(project);
    const page = `/projects/${project.slug}/partnership`;
    const refused = await (await openForm(partner.browser, page, "Decline the invitation")).press(/^Decline/);
    expect(refused.page.text).toContain("The invitation has been declined.");
    expect(await placeOf(project)).toBe("declined");
  });

  test("that confirmed is taken out by the lead, or leaves by itself; a page opened before says so", async () => {
    const project = await post("published");
    const cancel = (await invite(project)).form("Cancel the invitation");
    const page = `/projects/${project.slug}/partnership`;
    await (await openForm(partner.browser, page, "Confirm our part")).press("Confirm our part");
    const late = await cancel.press("Cancel the invitation");
    expect(late.answer.status).toBe(409);
    expect(late.page.text).toContain("Nothing was changed.");
    const remove = await openForm(leader.browser, deskOf(project), "End the partnership");
    const removed = await remove.press("End the partnership");
    expect(removed.page.text).toContain("The institution is no longer a partner.");
    expect([await placeOf(project), (await lettersAbout(project, partner)).at(-1)]).toEqual([
      "removed",
      "project-removed-partner",
    ]);
    await invite(project);
    await (await openForm(partner.browser, page, "Confirm our part")).press("Confirm our part");
    const left = await (await openForm(partner.browser, page, "Leave the project")).press("Leave the project");
    expect(left.page.text).toContain("Your institution has left the project.");
    expect(await placeOf(project)).toBe("left");
    expect((await remove.press("End the partnership")).answer.status).toBe(409);
  });

  test("is not invited without a role: what was typed stays, with what is wrong at its field", async () => {
    const project = await post("published");
    const search = await openForm(leader.browser, deskOf(project), "Search");
    const found = (await search.fill("Name of the member", "Other University").press("Search")).form("Invite");
    const refused = await found.fill(ROLE, "TV").press("Invite");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Invite");
    expect(again.read(ROLE)).toBe("TV");
    expect(again.element.textContent).toContain("Write at least 3 characters.");
  });
});

describe("a project on the board", () => {
  test("is closed to partners, opened again until a day, and archived", async () => {
    const project = await post("published");
    const closed = await (await openForm(leader.browser, stateOf(project), "Close to partners")).press(/^Close/);
    expect(closed.page.text).toContain("The project is closed to partners.");
    const reopen = await openForm(leader.browser, stateOf(project), "Open to partners");
    const past = await reopen.fill("Express interest by", "2020-01-01").press("Open to partners");
    expect(past.answer.status).toBe(422);
    expect(past.form("Open to partners").read("Express interest by")).toBe("2020-01-01");
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const opened = await (
      await openForm(leader.browser, stateOf(project), "Open to partners")
    )
      .fill("Express interest by", day)
      .press("Open to partners");
    expect(opened.page.text).toContain("The project is open to partners again.");
    const archived = await (await openForm(leader.browser, stateOf(project), "Archive the project")).press(/^Archive/);
    expect(archived.page.text).toContain("The project has been archived.");
    expect((await portal.browser().get(`/projects/${project.slug}`)).status).toBe(404);
  });
});
