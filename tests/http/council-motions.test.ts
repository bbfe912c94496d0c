import { beforeAll, describe, expect, test } from "vitest";
import type { PublishedVotes } from "#app/features/council/recount/published.ts";
import { openSession } from "#app/features/council/session/open-session.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { MEETING, sessionVersion } from "#tests/support/council.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const TITLE = "Order of the yearly confirmation";
const BODY = "Every member confirms its contacts once a year, by the end of March.";
const EN = "English";
const RU = "Русский";

let portal: TestPortal;
let coordinator: SignedIn;
let chair: SignedIn;
let member: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Co Ordinator", roles: ["coordinator"] });
  chair = await signInNew(portal, { name: "Chair Woman", roles: ["chair"] });
  member = await signInNew(portal, { name: "Member One", roles: ["council"] });
});

const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

async function prepared() {
  const form = { ...MEETING, day: daysAfter(dayNow(portal.services.clock), 1) };
  const actor = await actorOf(portal, chair.id);
  const { id } = succeeded("prepare", await prepareSession(portal.services, form, actor));
  return { id, place: `/council/${id}` };
}

async function propose(place: string, title = TITLE, body = BODY) {
  const form = await openForm(coordinator.browser, `${place}/motion`, "Save the motion");
  return form.fill([EN, "Title"], title).fill([EN, "Text that is voted on"], body).press("Save the motion");
}

async function open(id: string) {
  const version = await sessionVersion(portal.services, id);
  succeeded("open", await openSession(portal.services, { sessionId: id, version }, await actorOf(portal, chair.id)));
}

async function vote({ browser }: SignedIn, place: string, choice: string) {
  const form = await openForm(browser, place, "Save the vote");
  return form.choose(`Your vote: ${TITLE}`, choice).press("Save the vote");
}

const close = (place: string) => pressOn(chair.browser, place, "Close the vote");

describe("a motion", () => {
  test("that is sent twenty times at once stands on the agenda once", async () => {
    const { place } = await prepared();
    const form = await openForm(chair.browser, `${place}/motion`, "Save the motion");
    form.fill([EN, "Title"], "Sent twice").fill([EN, "Text that is voted on"], "The council meets in June.");
    const sent = await Promise.all(Array.from({ length: 20 }, () => form.press("Save the motion")));
    expect(sent.map(({ answer }) => answer.status)).toEqual(Array(20).fill(302));
    const { document } = await chair.browser.get(place);
    const rows = [...document.querySelectorAll("tbody th")].map((cell) => cell.textContent.trim());
    expect(rows).toEqual(["Sent twice"]);
  });

  test("is proposed in one language or more, changed and taken off until the vote opens", async () => {
    const { id, place } = await prepared();
    expect((await propose(place)).page.text).toContain("The motion is on the agenda.");
    expect(await textOf(member, place)).toContain(TITLE);
    expect((await member.browser.get(`${place}/motion`)).status).toBe(403);
    const link = (await chair.browser.get(place)).document.querySelector(`a[aria-label="Change the motion: ${TITLE}"]`);
    const address = link?.getAttribute("href") ?? "";
    const change = await openForm(chair.browser, address, "Save the motion");
    expect(change.read([EN, "Text that is voted on"])).toBe(BODY);
    change.fill([EN, "Title"], "Another order").fill([RU, "Title"], "Порядок подтверждения");
    const missing = await change.press("Save the motion");
    expect(missing.answer.status).toBe(422);
    expect(missing.page.text).toContain("Enter the text in this language, too, or leave out its title.");
    const again = missing.form("Save the motion");
    expect(again.read([EN, "Title"])).toBe("Another order");
    again.fill([RU, "Text that is voted on"], "Каждый участник подтверждает контакты раз в год.");
    expect((await again.press("Save the motion")).page.text).toContain("The motion is changed.");
    expect(await textOf(member, place)).toContain("Another order");
    await pressOn(chair.browser, place, "Take off: Another order");
    expect(await textOf(chair, place)).toContain("Another order was taken off the agenda");
    expect((await chair.browser.get(address)).status).toBe(404);
    await propose(place);
    await open(id);
    expect((await chair.browser.forge(`${place}/motion`, { "en.title": "Late", "en.body": "Too late." })).status).toBe(
      409,
    );
  });

  test("needs words, and has an end", async () => {
    const { place } = await prepared();
    const empty = await (await openForm(chair.browser, `${place}/motion`, "Save the motion")).press("Save the motion");
    expect([empty.answer.status, empty.page.text.includes("Write the motion in at least one language.")]).toEqual([
      422,
      true,
    ]);
    expect((await propose(place, "T".repeat(201))).answer.status).toBe(422);
    expect((await propose(place, TITLE, "t".repeat(6001))).answer.status).toBe(422);
    expect(await textOf(chair, place)).toContain("The agenda is empty");
  });

  test("is voted on by its text; its result and the digest of its text stand in the minutes and in the recount", async () => {
    const { id, place } = await prepared();
    await propose(place);
    await open(id);
    expect(await textOf(member, place)).toContain(BODY);
    for (const person of [member, chair]) await vote(person, place, "For");
    expect(await textOf(member, place)).toContain("Vote open: 2 of 2 have voted");
    await close(place);
    expect(await textOf(member, place)).toContain("The motion is adopted.");
    expect(await textOf(chair, `${place}/announcement`)).toContain("Nothing to announce");
    const minutes = await textOf(member, `${place}/minutes`);
    for (const words of [`1. ${TITLE}`, BODY, "Adopt the motion", "For (2)", "The motion is adopted."])
      expect(minutes).toContain(words);
    expect((await member.browser.get(`${place}/pdf`)).text.startsWith("%PDF")).toBe(true);
    const votes = (await portal.browser().get(`/recount/${id}/votes.json`)).text;
    const [item] = (JSON.parse(votes) as PublishedVotes).items;
    expect(item).toMatchObject({ proposal: "adopt", verdict: "carried", count: { for: 2, against: 0 } });
    expect(item && "caseNumber" in item && item.caseNumber).toMatch(/^R-\d{4}-\d{4}$/);
    expect(minutes).toContain(item && "textHash" in item ? item.textHash : "no digest");
    for (const words of [TITLE, BODY, "Member One"]) expect(votes).not.toContain(words);
  });

  test("that is lost is not adopted; with too few votes it waits under its number, and is changed no more", async () => {
    const first = await prepared();
    await propose(first.place);
    await open(first.id);
    for (const person of [member, chair]) await vote(person, first.place, "Against");
    await close(first.place);
    expect(await textOf(member, first.place)).toContain("The motion is not adopted.");
    const second = await prepared();
    await propose(second.place);
    await open(second.id);
    await vote(member, second.place, "For");
    await close(second.place);
    expect(await textOf(member, second.place)).toContain("nothing is decided");
    const third = await prepared();
    await pressOn(chair.browser, third.place, "Put the chosen on the agenda", { tick: [TITLE] });
    expect(await textOf(chair, third.place)).toMatch(/R-\d{4}-\d{4}/);
    expect((await chair.browser.get(third.place)).document.querySelector("a[href$='/motion'][aria-label]")).toBeNull();
    expect(await textOf(chair, (await prepared()).place)).toContain("Everything that waits for the council");
  });

  test("is nobody's outside to read", async () => {
    const { id, place } = await prepared();
    await propose(place, TITLE, "Qvorumlark confirms once a year.");
    await open(id);
    await close(place);
    const outside = [portal.browser(), (await signInNew(portal)).browser];
    outside.push((await signInNew(portal, { roles: ["administrator"] })).browser);
    for (const browser of outside)
      for (const page of [place, `${place}/minutes`, `/recount/${id}`, `/recount/${id}/votes.json`, "/inbox"])
        expect([page, /Qvorumlark|yearly confirmation/.test((await browser.get(page)).text)]).toEqual([page, false]);
  });
});
