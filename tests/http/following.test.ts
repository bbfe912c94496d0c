import { beforeAll, expect, test } from "vitest";
import { tellOfMembers } from "#app/features/following/tell-of-members.server.ts";
import { tellOfSearches } from "#app/features/following/tell-of-searches.server.ts";
import { withEndLink } from "#app/platform/end-links.server.ts";
import { and, eq } from "drizzle-orm";
import { savedViews } from "#db/schema/saved-views.ts";
import { institutions } from "#db/schema/members.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let home: { institutionId: string; slug: string };

const make = (name: string, country = "KG") =>
  portal.services.withTransaction((tx) =>
    createMember(tx, { institution: { nameEn: name, nameOfficial: name, country } }, portal.services.clock.now()),
  );

beforeAll(async () => {
  portal = await startTestPortal();
  home = await make("Institute of the Steppe");
});

const SAVE = "Save and follow";
// The same of what is another's and of what was never there.
const GONE = "/following?refused=search-gone";

test("a search is saved from the directory, found again in one place, renamed, paused, removed and brought back", async () => {
  const { browser, email, id } = await signInNew(portal);
  const directory = await browser.get("/directory?country=KG&view=cards");
  expect(directory.text).toContain('href="/following/search?country=KG"');
  expect((await browser.get("/directory?q=nobodyhasthis")).text).toContain('href="/following/search?q=nobodyhasthis"');
  const form = await openForm(browser, "/following/search?country=KG", SAVE);
  expect(form.read("Name of the search")).toBe("Kyrgyzstan");
  expect(form.element.ownerDocument.body.textContent).toContain("1 member now");
  const empty = await form.fill("Name of the search", " ").press(SAVE);
  expect(empty.answer.status).toBe(422);
  const { page } = await empty.form(SAVE).fill("Name of the search", "Kyrgyz ones").press(SAVE);
  expect(page.text).toContain("The search is saved");
  expect(page.text).toContain("Kyrgyz ones");

  await make("Naryn Academy");
  expect(await tellOfSearches(portal.services)).toBe(1);
  expect((await letterTo(portal, email, "following-search")).text).toContain("Naryn Academy");

  const rename = await openForm(browser, "/following", "Rename: Kyrgyz ones");
  const renamed = await rename.fill("Name of the search", "Neighbours").press("Rename: Kyrgyz ones");
  expect(renamed.page.text).toContain("Neighbours");
  await (
    await openForm(browser, "/following/search?country=KZ", SAVE)
  )
    .fill("Name of the search", "Second")
    .press(SAVE);
  const twice = await openForm(browser, "/following", "Rename: Second");
  const refused = await twice.fill("Name of the search", "Neighbours").press("Rename: Second");
  expect(refused.answer.status).toBe(409);
  expect(refused.page.text).toContain("Another search of yours has this name");

  const paused = await (await openForm(browser, "/following", "Pause letters: Neighbours")).press(/^Pause letters/);
  expect(paused.page.text).toContain("No more letters come about this search");
  await make("Talas Academy");
  expect(await tellOfSearches(portal.services)).toBe(0);
  await (await openForm(browser, "/following", "Send letters again: Neighbours")).press(/^Send/);

  const removed = await (await openForm(browser, "/following", "Remove: Neighbours")).press(/^Remove/);
  expect(removed.page.text).toContain("The search “Neighbours” is removed");
  const mine = () =>
    portal.services.db.$count(savedViews, and(eq(savedViews.userId, id), eq(savedViews.name, "Neighbours")));
  expect(await mine()).toBe(0);
  const back = await removed.form("Undo: Neighbours").press("Undo: Neighbours");
  expect(back.page.text).toContain("The search is back");
  expect(await mine()).toBe(1);
  expect(back.page.text).not.toContain(">Paused<");

  const still = await (await openForm(browser, "/following", "Pause letters: Neighbours")).press(/^Pause letters/);
  const gone = await still.form("Remove: Neighbours").press("Remove: Neighbours");
  const again = await gone.form("Undo: Neighbours").press("Undo: Neighbours");
  expect(again.page.text).toContain(">Paused<");
  expect(again.page.text).toContain("still paused: no letters come about it");
  expect(again.page.text).not.toContain("You will hear what is new");
  await make("Batken Academy");
  expect(await tellOfSearches(portal.services)).toBe(0);
});

test("a search that was removed in another tab is said to be gone, whatever is done with it", async () => {
  const { browser } = await signInNew(portal);
  await (await openForm(browser, "/following/search?country=KG", SAVE)).fill("Name of the search", "Going").press(SAVE);
  const buttons = ["Rename: Going", "Pause letters: Going"];
  const stale = await Promise.all(buttons.map((button) => openForm(browser, "/following", button)));
  await (await openForm(browser, "/following", "Pause letters: Going")).press(/^Pause letters/);
  stale.push(await openForm(browser, "/following", "Send letters again: Going"));
  await (await openForm(browser, "/following", "Remove: Going")).press(/^Remove/);
  for (const [at, button] of [...buttons, "Send letters again: Going"].entries()) {
    const { page } = await (stale[at] as ServedForm).press(button);
    expect(page.status, button).toBe(200);
    expect(page.document.querySelector("[role=alert]")?.textContent).toContain("That search is not here any more");
  }
});

test("the letter of a search ends that search alone, by one press without signing in, and takes it back", async () => {
  const { browser, email } = await signInNew(portal);
  for (const name of ["First", "Second"])
    await (await openForm(browser, "/following/search", SAVE)).fill("Name of the search", name).press(SAVE);
  await make("Kochkor Academy");
  expect(await tellOfSearches(portal.services)).toBeGreaterThanOrEqual(2);
  const rows = await portal.services.db.select().from(outbox).where(eq(outbox.recipient, email));
  const row = rows.find(({ subject }) => subject.startsWith("First"));
  if (!row) throw new Error("there is no letter");
  const { headers, text } = withEndLink(portal.services.config, row);
  const url = /<(.*)>/.exec(headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
  expect(text).toContain(`To hear no more of this search: ${url}`);
  const path = url.replace(portal.services.config.origin, "");
  expect((await portal.browser().get(`${path}x`)).status).toBe(404);
  expect((await portal.browser().get(path.replace(".search-", ".member-"))).status).toBe(404);
  const page = await openForm(portal.browser(), path, "End these letters");
  expect(page.element.ownerDocument.body.textContent).toContain("Saved search: First");
  const ended = await page.press("End these letters");
  expect(ended.page.text).toContain("no longer come");
  expect((await browser.get("/following")).text.match(/>Paused</g)).toHaveLength(1);
  await make("Kemin Academy");
  await tellOfSearches(portal.services);
  const subjects = (await lettersTo(portal, email)).map(({ subject }) => subject);
  expect(subjects.filter((one) => one.startsWith("First"))).toHaveLength(1);
  expect(subjects.filter((one) => one.startsWith("Second"))).toHaveLength(2);
  await ended.form("Let them come as before").press("Let them come as before");
  expect((await browser.get("/following")).text).not.toContain(">Paused<");
});

test("a member is followed from its page, and no more from the list, with a way back", async () => {
  const anybody = await portal.browser().get(`/directory/${home.slug}`);
  expect(anybody.text).toContain(`/login?redirectTo=%2Fdirectory%2F${home.slug}`);
  const { browser, email } = await signInNew(portal);
  const FOLLOW = "Tell me when something changes";
  const followed = await (await openForm(browser, `/directory/${home.slug}`, FOLLOW)).press(FOLLOW);
  expect(followed.page.text).toContain("Institute of the Steppe");
  const { withTransaction } = portal.services;
  const isHome = eq(institutions.id, home.institutionId);
  await withTransaction((tx) =>
    tx
      .update(institutions)
      .set({ nameEn: "Academy of the Steppe", nameOfficial: "Academy of the Steppe" })
      .where(isHome),
  );
  expect(await tellOfMembers(portal.services)).toBe(1);
  expect((await letterTo(portal, email, "following-member")).text).toContain("Now: Academy of the Steppe.");
  const END = "Follow no more: Academy of the Steppe";
  const removed = await (await openForm(browser, "/following", END)).press(END);
  expect(removed.page.text).toContain("You no longer follow Academy of the Steppe");
  const back = await removed.form("Undo: Academy of the Steppe").press("Undo: Academy of the Steppe");
  expect(back.page.text).toContain("You follow this member");
  await (await openForm(browser, `/directory/${home.slug}`, "Follow no more")).press("Follow no more");
  expect((await browser.get("/following")).text).toContain("You follow no member yet");
});

test("how often is chosen where one sees what one follows; a search whose code is gone says so", async () => {
  const { browser, id } = await signInNew(portal);
  const form = await openForm(browser, "/following", "Save");
  const saved = await form.choose("Letters about what you follow", "Once a week").press("Save");
  expect(saved.page.text).toContain("How often letters come is saved");
  expect((await openForm(browser, "/account/letters", "Save")).read(["What you follow", "Once a week"])).toBe(true);
  await (await openForm(browser, "/following/search?theme=T01", SAVE)).press(SAVE);
  await portal.services.withTransaction((tx) =>
    tx.update(savedViews).set({ search: "theme=T99" }).where(eq(savedViews.userId, id)),
  );
  expect((await browser.get("/following")).text).toContain("no longer knows: Theme “T99”");
});

test("nobody touches what somebody else follows, and nothing forged is taken", async () => {
  const owner = await signInNew(portal);
  await (
    await openForm(owner.browser, "/following/search?country=KZ", SAVE)
  )
    .fill("Name of the search", "Mine")
    .press(SAVE);
  const [view] = await portal.services.db.select().from(savedViews).where(eq(savedViews.userId, owner.id));
  const other = await signInNew(portal);
  const { forge } = other.browser;
  const send = (fields: Record<string, string>) => forge.call(other.browser, "/following", fields);
  const viewId = view?.id ?? "";
  for (const intent of ["pause", "resume"]) expect((await send({ intent, viewId })).location).toBe(GONE);
  expect((await send({ intent: "rename", viewId, name: "Theirs" })).location).toBe(GONE);
  expect((await send({ intent: "remove", viewId })).location).toBe(GONE);
  expect((await send({ intent: "follow", slug: "nobody" })).location).toBe("/following?refused=member-gone");
  expect((await send({ intent: "pace", pace: "hourly" })).status).toBe(422);
  expect((await send({ intent: "destroy" })).status).toBe(400);
  const page = (await owner.browser.get("/following")).text;
  expect(page).toContain("Mine");
  expect(page).not.toContain(">Paused<");
});
