import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { tellOfHeldPartnersJob } from "#app/features/projects/messages/tell-of-message.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { setMembership } from "#tests/support/board.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, deskOf, post, type Posted, sendInterest, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const SEND = "Send the message";
const QUESTION = "May we see the drawings of the bazaar before we answer?";
const ANSWER = "They are attached; the survey was made in 2024.";

let officer: SignedIn;
let editor: SignedIn;
let stranger: SignedIn;
beforeAll(async () => {
  const { institutionId } = acting.lead;
  officer = await signInNew(acting.portal, { roles: [{ role: "project_officer", institutionId }] });
  editor = await signInNew(acting.portal, { roles: [{ role: "editor", institutionId }] });
  stranger = await signInNew(acting.portal, { roles: [] });
});

async function conversationOf(project: Posted): Promise<string> {
  const isOf = eq(projectInterests.projectId, project.id);
  const [row] = await acting.portal.services.db.select().from(projectInterests).where(isOf);
  return `/projects/conversations/${row?.id ?? ""}`;
}

/** The box names the other institution. */
const boxOf = ({ id }: SignedIn) => `Message to ${id === acting.partner.id ? "Lead" : "Other"} University`;

const write = async (one: SignedIn, page: string, body: string) => {
  const form = await openForm(one.browser, page, SEND);
  return form.fill(boxOf(one), body).press(SEND);
};

const lettersOf = async ({ id }: Posted, { email }: SignedIn) =>
  acting.portal.services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.subjectId, id), eq(outbox.recipient, email), eq(outbox.kind, "project-message")));

/** The number beside the list of projects in the menu. */
const waitingInMenu = async ({ browser }: SignedIn) => {
  const { document } = await browser.get("/account");
  const link = document.querySelector('nav a[href="/projects/mine"]');
  expect(link).not.toBeNull();
  return /\d+/.exec(link?.textContent ?? "")?.[0] ?? null;
};

describe("under an interest", () => {
  test("the lead asks before answering, the other answers with a file, and both go on after the answer", async () => {
    const project = await post("published");
    await sendInterest(project);
    const page = await conversationOf(project);
    const desk = await acting.leader.browser.get(deskOf(project));
    const ask = [...desk.document.querySelectorAll("main a")].find((one) =>
      one.textContent?.startsWith("Ask a question"),
    );
    expect(ask?.getAttribute("href")).toBe(page);
    const asked = await write(acting.leader, page, QUESTION);
    expect(asked.page.text).toContain("The message has been sent.");
    expect(asked.page.text).toContain(QUESTION);

    const askedOf = "Lead University has written and waits for your answer";
    expect(await textOf(acting.partner, deskOf(project))).toContain("1 new message");
    const colleague = await signInNew(acting.portal, {
      roles: [{ role: "project_officer", institutionId: acting.other.institutionId }],
    });
    for (const one of [acting.partner, colleague]) {
      expect(await textOf(one, page)).toContain("has been waiting for your answer since");
      expect(await textOf(one, "/inbox")).toContain(askedOf);
      expect(await textOf(one, "/week")).toContain(askedOf);
      expect(await waitingInMenu(one)).toBe("1");
    }
    const form = await openForm(acting.partner.browser, page, SEND);
    form
      .fill(boxOf(acting.partner), ANSWER)
      .attach("Attach a file", { name: "drawings.pdf", bytes: smallPdf("Drawings") });
    const answered = await form.press(SEND);
    expect(answered.page.text).toContain("drawings.pdf");
    expect(await textOf(acting.partner, "/inbox")).not.toContain("new message");
    for (const one of [acting.partner, colleague]) {
      expect(await textOf(one, "/week")).not.toContain(askedOf);
      expect(await waitingInMenu(one)).toBeNull();
    }

    expect(await textOf(officer, "/inbox")).toContain("Other University has written and waits for your answer");
    const link =
      answered.page.document.querySelector<HTMLAnchorElement>('a[href^="/message-files/"]')?.getAttribute("href") ?? "";
    expect((await officer.browser.get(link)).status).toBe(200);
    for (const one of [editor, stranger, acting.coordinator]) {
      expect((await one.browser.get(page)).status).toBe(404);
      expect((await one.browser.get(link)).status).toBe(404);
      expect((await one.browser.forge(page, { intent: "message", body: "Let me in" })).status).toBe(404);
    }
    await (await openForm(acting.leader.browser, deskOf(project), "Accept and invite")).press("Accept and invite");
    await write(acting.partner, page, "We confirm within the week.");
    expect(await textOf(officer, page)).toContain("We confirm within the week.");
    const partnership = await acting.partner.browser.get(`/projects/${project.slug}/partnership`);
    expect(partnership.document.querySelector(`main a[href="${page}"]`)?.textContent).toBe("Messages");
  });

  test("letters tell that there is a message and not what, one within the hour, and nothing is read elsewhere", async () => {
    const project = await post("published");
    await sendInterest(project);
    const page = await conversationOf(project);
    await write(acting.partner, page, QUESTION);
    await write(acting.partner, page, ANSWER);
    const [letter, ...more] = await lettersOf(project, acting.leader);
    expect(more).toEqual([]);
    expect(letter?.subject).toContain("A message from Other University");
    expect(letter?.text).toContain(page);
    for (const words of [QUESTION, ANSWER, acting.partner.email])
      expect(`${letter?.text}${letter?.html}`).not.toContain(words);
    expect(await lettersOf(project, acting.partner)).toEqual([]);

    const { services } = acting.portal;
    const clock = { now: () => new Date(services.clock.now().getTime() + 61 * MINUTE_MS) };
    for (let round = 0; round < 2; round++) await tellOfHeldPartnersJob.work({ ...services, clock });
    expect(await lettersOf(project, acting.leader)).toHaveLength(2);
    for (const elsewhere of [
      `/projects/${project.slug}`,
      deskOf(project),
      `/projects?q=drawings`,
      `/api/v1/projects/${project.slug}`,
    ])
      expect((await acting.leader.browser.get(elsewhere)).text).not.toContain("drawings of the bazaar");
  });

  test("pressed twice is written once; a suspended member reads and does not write; an archived project is read only, and what was typed is handed back", async () => {
    const project = await post("published");
    await sendInterest(project);
    const page = await conversationOf(project);
    const form = await openForm(acting.partner.browser, page, SEND);
    form.fill(boxOf(acting.partner), QUESTION);
    await form.press(SEND);
    await form.press(SEND);
    expect((await textOf(acting.partner, page)).split(QUESTION)).toHaveLength(2);
    await write(acting.leader, page, ANSWER);
    await write(acting.partner, page, QUESTION);
    expect((await textOf(acting.partner, page)).split(QUESTION)).toHaveLength(3);
    const empty = await write(acting.partner, page, "\u200f");
    expect(empty.answer.status).toBe(422);

    const late = await openForm(acting.partner.browser, page, SEND);
    await setMembership(acting.portal.services, acting.other, "suspended");
    const refused = await late.fill(boxOf(acting.partner), ANSWER).press(SEND);
    expect([refused.answer.status, refused.page.text]).toEqual([409, expect.stringContaining(ANSWER)]);
    expect(refused.page.text).toContain("the membership of your institution is not in force");
    await setMembership(acting.portal.services, acting.other, "active");

    const open = await openForm(acting.partner.browser, page, SEND);
    const archive = await openForm(acting.leader.browser, `/projects/${project.slug}/state`, /^Archive/);
    await archive.press(/^Archive/);
    const closed = await open.fill(boxOf(acting.partner), ANSWER).press(SEND);
    expect([closed.answer.status, closed.page.text]).toEqual([409, expect.stringContaining(ANSWER)]);
    expect(closed.page.text).toContain("the project has been archived meanwhile");
    const read = await acting.leader.browser.get(page);
    expect(read.text).toContain(QUESTION);
    expect(read.text).not.toContain(SEND);
  });
});

test("an institution that is invited writes about its place before it answers, and the lead marks that no answer is needed", async () => {
  const project = await post("published");
  const search = await openForm(acting.leader.browser, deskOf(project), "Search");
  const found = await search.fill("Name of the member", "Other University").press("Search");
  const role = "Other University, Uzbekistan – role in the project";
  const invited = await found.form("Invite").fill(role, "Translator").press("Invite");
  const link = invited.page.document.querySelector<HTMLAnchorElement>('main a[href^="/projects/conversations/"]');
  const page = link?.getAttribute("href") ?? "";
  await write(acting.partner, page, QUESTION);
  const form = await openForm(acting.leader.browser, page, SEND);
  expect(await textOf(acting.leader, page)).toContain("has been waiting for your answer since");
  const begun = await form.fill(boxOf(acting.leader), "A word").press("No answer needed");
  expect(begun.answer.status).toBe(422);
  const settled = await begun.form(SEND).fill(boxOf(acting.leader), "").press("No answer needed");
  expect(settled.page.text).toContain("Marked: no answer is needed.");
  const inbox = await acting.leader.browser.get("/inbox");
  expect(inbox.document.querySelector(`main a[href="${page}"]`)).toBeNull();
});

test("the institution that was asked marks that no answer is needed", async () => {
  const project = await post("published");
  await sendInterest(project);
  const page = await conversationOf(project);
  await write(acting.leader, page, "Thank you, we shall answer in June.");
  const form = await openForm(acting.partner.browser, page, "No answer needed");
  expect((await form.press("No answer needed")).page.text).toContain("Marked: no answer is needed.");
  for (const list of ["/inbox", "/week"])
    expect((await acting.partner.browser.get(list)).document.querySelector(`main a[href="${page}"]`)).toBeNull();
});

test("once an interest is withdrawn neither side writes on, and what was asked is not asked for any more", async () => {
  const project = await post("published");
  await sendInterest(project);
  const page = await conversationOf(project);
  await write(acting.leader, page, QUESTION);
  const late = [
    [acting.partner, await openForm(acting.partner.browser, page, SEND)],
    [acting.leader, await openForm(acting.leader.browser, page, SEND)],
  ] as const;
  const withdraw = await openForm(acting.partner.browser, deskOf(project), "Withdraw our interest");
  await withdraw.press("Withdraw our interest");
  for (const [one, form] of late) {
    const refused = await form.fill(boxOf(one), ANSWER).press(SEND);
    expect([refused.answer.status, refused.page.text]).toEqual([409, expect.stringContaining(ANSWER)]);
    const read = await one.browser.get(page);
    expect(read.text).toContain(QUESTION);
    expect(read.text).toContain("The interest was withdrawn or declined");
    expect(read.text).not.toContain(SEND);
    expect((await one.browser.get("/week")).document.querySelector(`main a[href="${page}"]`)).toBeNull();
  }
});
