import { beforeAll, describe, expect, test } from "vitest";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { createRecommended } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let scoped: SignedIn;
let member: SignedIn;
let chair: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Co Ordinator", roles: ["coordinator"] });
  scoped = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
  member = await signInNew(portal, { name: "Member of the Council", roles: ["council"] });
});

const recommended = async (name: string) =>
  (await createRecommended(portal.services, await actorOf(portal, coordinator.id), { name })).applicationId;
const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

/** Plans a session on the page; resolves to its address. */
async function plan({ browser }: SignedIn, day = "2100-01-01"): Promise<string> {
  const form = await openForm(browser, "/council/new");
  form.choose("How the council votes", "In a meeting");
  form.fill("First day, or day of the meeting", day).fill("Hour of the meeting", "15");
  const { address, page } = await form.press("Save");
  return page.status === 200 && page.text.includes("The session is prepared") ? address.replace(/\?.*/, "") : page.text;
}

const soon = () => new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10);

describe("a session of the council", () => {
  test("the room is empty at first and says how it is filled", async () => {
    expect(await textOf(coordinator, "/council")).toContain("No session yet");
  });

  test("is planned by a coordinator; a wrong plan is told at its fields and kept", async () => {
    const form = await openForm(coordinator.browser, "/council/new");
    form.choose("How the council votes", "In writing").fill("First day, or day of the meeting", "2001-01-01");
    form.fill("Hour of the meeting", "half past three");
    const { page, answer } = await form.press("Save");
    expect(answer.status).toBe(422);
    expect(page.text).toContain("Write the hour as 15:00.");
    expect(page.document.querySelector<HTMLInputElement>("[name=time]")?.value).toBe("half past three");
    const again = await form.fill("Hour of the meeting", "").press("Save");
    expect(again.page.text).toContain("Enter the last day of the vote.");
    expect(again.page.text).toContain("or later.");
    expect(await plan(coordinator, soon())).toMatch(/^\/council\/[\w-]+$/);
  });

  test("a plan that is sent twenty times at once prepares one session, and another plan another", async () => {
    const form = await openForm(coordinator.browser, "/council/new");
    form.choose("How the council votes", "In a meeting");
    form.fill("First day, or day of the meeting", soon()).fill("Hour of the meeting", "15");
    const sent = await Promise.all(Array.from({ length: 20 }, () => form.press("Save")));
    expect(sent[0]?.address).toMatch(/^\/council\/[\w-]+\?done=prepared$/);
    expect(new Set(sent.map(({ address }) => address)).size).toBe(1);
    const other = await form.fill("Hour of the meeting", "16").press("Save");
    expect(other.address).toContain("done=prepared");
    expect(other.address).not.toBe(sent[0]?.address);
  });

  test("files are put on its agenda one by one or all, and taken off", async () => {
    const address = await plan(coordinator, soon());
    await recommended("First University");
    await recommended("Second University");
    await recommended("Third University");
    expect(await textOf(coordinator, "/council")).toContain("3 recommended files are on no agenda yet");
    const nothing = await (
      await openForm(coordinator.browser, address, "Put the chosen on the agenda")
    ).press("Put the chosen on the agenda");
    expect(nothing.answer.status).toBe(422);
    expect(nothing.page.text).toContain("Choose at least one item.");
    const one = await openForm(coordinator.browser, address, "Put the chosen on the agenda");
    await one.tick("Second University").press("Put the chosen on the agenda");
    const rest = await openForm(coordinator.browser, address, "Put all 2 on the agenda");
    await rest.press("Put all 2 on the agenda");
    const agenda = await coordinator.browser.get(address);
    const rows = [...agenda.document.querySelectorAll("tbody th")].map((cell) => cell.textContent?.trim());
    expect(rows).toEqual(["Second University", "First University", "Third University"]);
    const off = await openForm(coordinator.browser, address, /^Take off: A-\d{4}-0001$/);
    await off.press(/^Take off: A-\d{4}-0001$/);
    expect(await textOf(coordinator, address)).toMatch(/ChooseFirst|agendaFirst University/);
    expect(await textOf(coordinator, address)).toContain("Put the one that waits on the agenda");
  });

  test("of two who change the agenda at once the second is told", async () => {
    const address = await plan(coordinator, soon());
    const late = await openForm(coordinator.browser, address, /Put the one|Put all/);
    const first = await openForm(coordinator.browser, address, /Put the one|Put all/);
    await first.press(/Put the one|Put all/);
    const { answer, page } = await late.press(/Put the one|Put all/);
    expect(answer.status).toBe(409);
    expect(page.text).toContain("Somebody has changed the session meanwhile");
  });

  test("a coordinator of other countries does not learn whose files are on it", async () => {
    const address = await plan(coordinator, soon());
    await recommended("Secret University");
    await (await openForm(coordinator.browser, address, /Put the one/)).press(/Put the one/);
    const seen = await textOf(scoped, address);
    expect(seen).toContain("An item you take no part in");
    expect(seen).not.toContain("Secret University");
    expect(seen).not.toMatch(/A-\d{4}-/);
  });
});

describe("the opening", () => {
  test("any member of the council opens while there is no chair; with a chair only the chair, and a coordinator never", async () => {
    const address = await plan(coordinator, soon());
    await recommended("Opened University");
    await (await openForm(coordinator.browser, address, /Put the one/)).press(/Put the one/);
    expect((await coordinator.browser.get(`${address}/opening`)).status).toBe(403);
    expect((await member.browser.get(`${address}/opening`)).status).toBe(200);
    chair = await signInNew(portal, { name: "Chair of All", roles: ["chair"] });
    expect((await member.browser.get(`${address}/opening`)).status).toBe(403);
    const page = await textOf(chair, `${address}/opening`);
    expect(page).toContain("The roll: 2 members may vote");
    expect(page).toContain("Chair of All Chair of the council");
    expect(page).toContain("2 of 2 must take part");
    const form = await openForm(chair.browser, `${address}/opening`);
    const { page: opened } = await form.press("Open the vote and tell the members");
    expect(opened.text).toContain("The vote is open, and the members are told.");
    const letters = async (person: SignedIn) =>
      (await lettersTo(portal, person.email)).filter(({ kind }) => kind === "council-opened");
    expect(await letters(member)).toHaveLength(1);
    expect(await letters(chair)).toHaveLength(0);
    expect((await letters(member))[0]?.text).toContain(address);
    const again = await form.press("Open the vote and tell the members");
    expect(again.answer.status).toBe(409);
  });

  test("an empty agenda is not opened", async () => {
    const address = await plan(coordinator, soon());
    const { answer, page } = await (await openForm(chair.browser, `${address}/opening`)).press(/Open the vote/);
    expect(answer.status).toBe(409);
    expect(page.text).toContain("Nothing on the agenda waits for a vote.");
  });

  test("whoever has a conflict of interest reads neither what is proposed nor votes", async () => {
    const address = await plan(coordinator, soon());
    const id = await recommended("Tied University");
    await (await openForm(coordinator.browser, address, /Put the one/)).press(/Put the one/);
    const input = { applicationId: id, reason: "I taught there until last year." };
    await declareConflict(portal.services, input, await actorOf(portal, member.id));
    const seen = await textOf(member, address);
    expect(seen).toContain("Tied University");
    expect(seen).not.toContain("Admit as full member");
  });
});
