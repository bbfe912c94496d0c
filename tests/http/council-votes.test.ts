import { beforeAll, describe, expect, test } from "vitest";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { writeLetter } from "#app/features/council/announce/write-letter.server.ts";
import type { PublishedVotes } from "#app/features/council/recount/published.ts";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import type { SessionForm } from "#app/features/council/session/council.schema.ts";
import { openCouncil } from "#tests/support/council.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, signInAs, type SignedIn, signInNew } from "#tests/support/people.ts";
import { createRecommended } from "#tests/support/review-factory.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let chair: SignedIn;
let members: SignedIn[];
let administrator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Co Ordinator", roles: ["coordinator"] });
  chair = await signInNew(portal, { name: "Chair Woman", roles: ["chair"] });
  members = [];
  for (const name of ["Member One", "Member Two"]) members.push(await signInNew(portal, { name, roles: ["council"] }));
  administrator = await signInNew(portal, { roles: ["administrator"] });
  const settings = await openForm(administrator.browser, "/admin/settings");
  settings.choose("Who decides on a recommendation", "Only a vote of the council");
  await settings
    .fill(
      "Minutes in which a decision can be taken back, before it takes effect and its letter goes out (0: at once)",
      "0",
    )
    .press("Save");
});

const one = () => members[0] as SignedIn;
const two = () => members[1] as SignedIn;
const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

async function recommended(name: string) {
  const actor = await actorOf(portal, coordinator.id);
  return createRecommended(portal.services, actor, { name });
}

async function opened(names: string[], changes?: Partial<SessionForm>) {
  const files = [];
  for (const name of names) {
    files.push(await recommended(name));
    // Keeps the connection in use while many files are made.
    await chair.browser.get("/health/live");
  }
  const ids = files.map(({ applicationId }) => applicationId);
  const sessionId = await openCouncil(portal.services, await actorOf(portal, chair.id), ids, changes);
  return { sessionId, place: `/council/${sessionId}`, files };
}

const vote = async ({ browser }: SignedIn, place: string, choices: Record<string, string>): Promise<Sent> => {
  const form = await openForm(browser, place, /^Save the vote/);
  for (const [name, choice] of Object.entries(choices)) form.choose(`Your vote: ${name}`, choice);
  return form.press(/^Save the vote/);
};

describe("voting", () => {
  test("many items are voted on with one page and one save; how is nobody's to see before the end", async () => {
    const names = ["Alpha University", "Beta University", "Gamma University"];
    const { place } = await opened(names);
    expect(await textOf(one(), "/inbox")).toContain("3 items wait for your vote.");
    const { page } = await vote(one(), place, Object.fromEntries(names.map((name) => [name, "For"])));
    expect(page.text).toContain("Your votes are saved.");
    expect(await textOf(one(), "/inbox")).not.toContain("wait for your vote");
    for (const person of [chair, coordinator, two()]) {
      const seen = await textOf(person, place);
      expect(seen).toContain("Vote open: 1 of 3 have voted");
      expect(seen).not.toContain("Member One");
      expect(seen).not.toMatch(/for 1|For 1/);
    }
    expect((await openForm(one().browser, place, /^Save/)).read(["Your vote: Alpha University", "For"])).toBe(true);
  });

  test("a recusal needs its reason, which is asked for at its field; the other votes are kept", async () => {
    const { place } = await opened(["Delta University", "Epsilon University"]);
    const choices = { "Delta University": "I may not vote", "Epsilon University": "Against" };
    const refused = await vote(one(), place, choices);
    expect(refused.answer.status).toBe(422);
    expect(refused.page.text).toContain("Say in a few words why you may not vote.");
    const form = refused.form(/^Save the votes/);
    expect(form.read(["Your vote: Epsilon University", "Against"])).toBe(true);
    const { page } = await form
      .fill("Word for the minutes: Delta University", "My sister teaches there.")
      .press(/^Save the votes/);
    expect(page.text).toContain("Your votes are saved.");
    expect(await textOf(chair, place)).toContain("Vote open: 0 of 2 have voted");
  });

  test("who has a conflict of interest or recommended the file is told, and has nothing to choose", async () => {
    const { place, files } = await opened(["Zeta University"]);
    const input = { applicationId: files[0]?.applicationId ?? "", reason: "I taught there until last year." };
    await declareConflict(portal.services, input, await actorOf(portal, two().id));
    const page = await two().browser.get(place);
    expect(page.document.querySelectorAll("input[type=radio]")).toHaveLength(0);
    expect(page.document.querySelector("main")?.textContent).not.toContain("Admit as full member");
  });

  test("beside an item stand the recommendation, earlier files of the institution and the nearest precedents", async () => {
    const { sessionId, place } = await opened(["Eta University"]);
    const [item] = await listItems(portal.services.db, sessionId);
    const before = await textOf(one(), `${place}/items/${item?.id}`);
    expect(before).toContain("Everything was found in order by the coordinator.");
    expect(before).toContain("Nearest decisions before");
  });
});

describe("closing and announcing", () => {
  test("a whole session by its pages: voted, closed, reasons written, announced together, told in letters", async () => {
    const names = ["Iota University", "Kappa University"];
    const { place, files } = await opened(names);
    const [iota, kappa] = files;
    await vote(one(), place, { "Iota University": "For", "Kappa University": "Against" });
    await vote(two(), place, { "Iota University": "For", "Kappa University": "Against" });
    await vote(chair, place, { "Iota University": "Abstain", "Kappa University": "For" });
    const close = await openForm(chair.browser, place, "Close the vote");
    expect((await close.press("Close the vote")).page.text).toContain("The vote is closed and counted.");
    const seen = await textOf(two(), place);
    expect(seen).toContain("Carried: for 2, against 0, abstained 1");
    expect(seen).toContain("Lost: for 1, against 2, abstained 0");
    expect(seen).toContain("Member One");
    expect(await textOf(chair, "/inbox")).toContain("The vote has closed; its decisions can be announced.");
    const announcement = `${place}/announcement`;
    expect(await textOf(chair, announcement)).toContain("reasons missing");
    const link = (await chair.browser.get(announcement)).document.querySelector(
      'a[aria-label="Write the reasons: Kappa University"]',
    );
    const letter = await openForm(
      chair.browser,
      (link?.getAttribute("href") ?? "").replace("#letter", ""),
      /^Save for/,
    );
    letter.tick("R02. No national recognition shown");
    await letter.fill("Words for the letter", "Recognition was not shown.").press("Save for the announcement");
    const all = await openForm(chair.browser, announcement, /^Announce the ticked/);
    const other = await openForm(chair.browser, (link?.getAttribute("href") ?? "").replace("#letter", ""), /^Save for/);
    await other.fill("Words for the letter", "No recognition was found.").press("Save for the announcement");
    const unread = await all.press(/^Announce the ticked/);
    expect(unread.answer.status).toBe(409);
    expect(unread.page.text).toContain("No recognition was found.");
    const { page } = await unread.form(/^Announce the ticked/).press(/^Announce the ticked/);
    expect(page.text).toContain("The decisions are announced.");
    const told = async (file: typeof iota) =>
      (await lettersTo(portal, file?.applicant.email ?? ""))
        .map(({ kind }) => kind)
        .filter((kind) => /approved|refused/.test(kind));
    expect(await told(iota)).toEqual(["application-approved"]);
    expect(await told(kappa)).toEqual(["application-refused"]);
    expect(await textOf(coordinator, `/review/${iota?.applicationId}`)).toContain(
      "By a vote of the council: 2 for, 0 against, 1 abstained",
    );
    const colleague = (await lettersTo(portal, coordinator.email)).find(
      ({ kind }) => kind === "review-decided_approve",
    );
    expect(colleague?.text).toContain("decided by the council");
  });

  test("where the council votes, no single person decides: the decision page leads to the vote", async () => {
    const { files, sessionId } = await opened(["Lambda University"]);
    const page = await one().browser.get(`/review/${files[0]?.applicationId}/decision`);
    expect(page.document.querySelector("main")?.textContent).toContain("The council votes on this file");
    expect(page.text).not.toContain('name="outcome"');
    expect(await textOf(coordinator, `/review/${files[0]?.applicationId}`)).toContain(
      "The council votes on the recommendation.",
    );
    const [item] = await listItems(portal.services.db, sessionId);
    expect(page.text).toContain(`/council/${sessionId}/items/${item?.id}`);
  });

  test("40 decisions are announced in at most 15 clicks", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `Batch University ${index + 1}`);
    const { place } = await opened(names);
    let clicks = 0;
    for (const person of [one(), two()])
      await vote(person, place, Object.fromEntries(names.map((name) => [name, "For"])));
    await (await openForm(chair.browser, place, "Close the vote")).press("Close the vote");
    clicks++;
    const form = await openForm(chair.browser, `${place}/announcement`, /^Announce the ticked/);
    clicks++;
    const { page } = await form.press(/^Announce the ticked/);
    clicks++;
    expect(page.text).toContain("The decisions are announced.");
    expect(page.text.match(/announced<\/span>/g)?.length).toBe(40);
    expect(clicks).toBeLessThanOrEqual(15);
  });

  test("a routine item costs a member two clicks and two pages", async () => {
    const { place } = await opened(["Mu University"]);
    const form = await openForm(one().browser, place, "Save the vote");
    form.choose("Your vote: Mu University", "For");
    const { page } = await form.press("Save the vote");
    expect(page.status).toBe(200);
    expect(page.text).toContain("Your votes are saved.");
  });

  test("of two pages on which an item was voted on, the one sent after it closed says so at the item and saves the others", async () => {
    const { sessionId, place } = await opened(["Nu University", "Xi University"]);
    const form = await openForm(one().browser, place, "Save the votes");
    form.choose("Your vote: Nu University", "For").choose("Your vote: Xi University", "Against");
    const closing = await openForm(chair.browser, place, "Close this item: Nu University");
    await closing.press("Close this item: Nu University");
    const { answer, page } = await form.press("Save the votes");
    expect(answer.status).toBe(409);
    const at = (position: number) => page.document.querySelectorAll("section.ballot")[position]?.textContent;
    expect(at(0)).toContain("This item has closed meanwhile, so your vote on it was not saved.");
    expect(at(1)).not.toContain("not saved");
    const now = await openForm(one().browser, place, /^Save the vote/);
    expect(now.read(["Your vote: Xi University", "Against"])).toBe(true);
    expect((await listItems(portal.services.db, sessionId))[0]?.closedAt).not.toBeNull();
  });

  test("whoever has stepped aside in another window is told so at the item, and the other votes are saved", async () => {
    const { place } = await opened(["Omega University", "Sigma University"]);
    const stale = await openForm(one().browser, place, "Save the votes");
    const other = await openForm(one().browser, place, "Save the votes");
    other.choose("Your vote: Omega University", "I may not vote");
    await other.fill("Word for the minutes: Omega University", "My sister teaches there.").press("Save the votes");
    stale.choose("Your vote: Omega University", "For").choose("Your vote: Sigma University", "Against");
    const { answer, page } = await stale.press("Save the votes");
    expect(answer.status).toBe(409);
    expect(page.document.querySelector("section.ballot")?.textContent).toContain(
      "You may not vote on this item any more",
    );
    const now = await openForm(one().browser, place, /^Save the vote/);
    expect(now.read(["Your vote: Sigma University", "Against"])).toBe(true);
    await (await openForm(chair.browser, place, "Close the vote")).press("Close the vote");
    const minutes = await textOf(one(), `${place}/minutes`);
    expect(minutes).toContain("Why you did not vote");
    expect(minutes).toContain("“My sister teaches there.”");
    expect(minutes).toContain("your copy does not show how the others voted");
    expect(minutes).toContain("Members may also vote to defer an admission.");
    expect(await textOf(chair, place)).not.toContain("Closes by itself");
  });

  test("the minutes name the votes, the recusals and the quorum, on a page and as a PDF", async () => {
    const { place, files } = await opened(["Omicron University"]);
    const input = { applicationId: files[0]?.applicationId ?? "", reason: "I taught there until last year." };
    await vote(one(), place, { "Omicron University": "For" });
    await vote(chair, place, { "Omicron University": "For" });
    expect((await chair.browser.get(`${place}/minutes`)).status).toBe(404);
    await declareConflict(portal.services, input, await actorOf(portal, two().id));
    await (await openForm(chair.browser, place, "Close the vote")).press("Close the vote");
    const minutes = await textOf(chair, `${place}/minutes`);
    expect(minutes).toContain("For (2)");
    expect(minutes).toContain("Member Two: conflict of interest");
    expect(minutes).toContain("2 of 2 took part, 2 were needed: there was a quorum.");
    expect(minutes).toContain("Chair Woman (Chair of the council)");
    expect(await textOf(two(), `${place}/minutes`)).not.toContain("For (2)");
    const pdf = await chair.browser.get(`${place}/pdf`);
    expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
    expect(pdf.text.startsWith("%PDF")).toBe(true);
  });

  test("anybody reads the votes on what was admitted, under marks and without names; what was refused only council and applicant", async () => {
    const { place, sessionId, files } = await opened(["Pi University", "Rho University"]);
    for (const person of [one(), two(), chair])
      await vote(person, place, { "Pi University": "For", "Rho University": "Against" });
    const stranger = portal.browser();
    const address = `/recount/${sessionId}`;
    expect((await stranger.get(`${address}/votes.json`)).status).toBe(404);
    expect((await stranger.get(address)).text).toContain("The vote is open.");
    await (await openForm(chair.browser, place, "Close the vote")).press("Close the vote");
    const shown = async (browser = stranger) =>
      (JSON.parse((await browser.get(`${address}/votes.json`)).text) as PublishedVotes).items.map(
        (item) => "ballots" in item,
      );
    expect(await shown()).toEqual([false, false]);
    const [, rho] = await listItems(portal.services.db, sessionId);
    const words = { reasonCodes: ["R02" as const], explanation: "Recognition was not shown." };
    const actor = await actorOf(portal, chair.id);
    await writeLetter(portal.services, { sessionId, itemId: rho?.id ?? "", ...words }, actor);
    await (await openForm(chair.browser, `${place}/announcement`, /^Announce/)).press(/^Announce/);
    expect(await shown()).toEqual([true, false]);
    expect(await shown(one().browser)).toEqual([true, true]);
    expect(await shown(await signInAs(portal, files[1]?.applicant.email ?? ""))).toEqual([true, true]);
    expect(await shown(await signInAs(portal, files[0]?.applicant.email ?? ""))).toEqual([true, false]);
    const text = (await stranger.get(`${address}/votes.json`)).text + (await stranger.get(address)).text;
    for (const hidden of ["Member One", "Pi University", "Rho University", one().id, files[1]?.applicationId ?? ""])
      expect(text).not.toContain(hidden);
    expect(text).toContain("recount.py");
    for (const file of ["/recount.js", "/recount.py", `${address}/votes.json`]) {
      const { status, headers } = await stranger.get(file);
      expect([status, headers.get("Content-Disposition")]).toEqual([
        200,
        expect.stringMatching(/^attachment; filename="/),
      ]);
    }
    const { withheld } = JSON.parse((await stranger.get(`${address}/votes.json`)).text) as PublishedVotes;
    expect(withheld).toMatchObject({
      items: 1,
      why: expect.stringContaining("A refusal is shown to the council") as string,
    });
    const own = JSON.parse((await one().browser.get("/account/data")).text) as { votes: { choice: string }[] };
    expect(own.votes.map(({ choice }) => choice)).toContain("against");
    const mark = /published under the mark ([0-9a-f]{32})/.exec(await textOf(one(), place))?.[1];
    expect(text).toContain(mark);
  });
});
