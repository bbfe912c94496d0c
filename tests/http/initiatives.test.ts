import { beforeAll, describe, expect, test } from "vitest";
import { initiatives } from "#db/schema/initiatives.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SAVE = "Save";
const NEW = "/review/initiatives/new";

let portal: TestPortal;
let editor: SignedIn;
let second: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  editor = await signInNew(portal, { name: "Dinara Akhmetova", roles: ["coordinator"] });
  second = await signInNew(portal, { name: "Marat Beisenov", roles: ["administrator"] });
});

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const seen = async (page: string, browser = portal.browser()) => mainOf(await browser.get(page));
const all = () => portal.services.db.select().from(initiatives);
const plain = (address: string) => address.replace(/\?.*/, "");

/** The steps of one record, one after another. */
describe("an initiative", () => {
  let page: string;

  test("is begun from an empty list; what is wrong is said at its field and all that was typed is kept", async () => {
    const empty = await editor.browser.get("/review/initiatives");
    expect(mainOf(empty)).toContain("No initiatives yet");
    expect([...empty.document.querySelectorAll("main a")].map((link) => link.getAttribute("href"))).toContain(NEW);
    const form = await openForm(editor.browser, NEW, SAVE);
    form.choose("Whose it is", "Initiative of UNESCO").fill("Source", "General Conference, resolution 5");
    form.choose("Language of the original", "Kazakh").fill("Title: Kazakh", "Ұлы дала үні");
    form.fill("First year", "2025").fill("Last year", "2020").fill("Title: English", "Voice of the Great Steppe");
    const refused = await form.press(SAVE);
    expect(refused.answer.status).toBe(422);
    const said = mainOf(refused.answer);
    expect(said).toContain("Give the link to the source");
    expect(said).toContain("The last year is before the first.");
    expect(said.match(/Give the text in this language too/g)?.length).toBeGreaterThanOrEqual(2);
    const again = refused.form(SAVE);
    expect(again.read("Title: Kazakh")).toBe("Ұлы дала үні");
    again.fill("Link to the source", "unesco.example/resolution").fill("Last year", "2028");
    again.fill("Text: Kazakh", "Дала мәдениеттерінің диалогы.").fill("Text: English", "A dialogue of steppe cultures.");
    again.tick("Intercultural dialogue").tick("4. Quality education");
    const saved = await again.press(SAVE);
    expect(saved.address).toContain("done=saved");
    page = plain(saved.address);
    const twice = await again.press(SAVE);
    expect(plain(twice.address)).toBe(page);
    expect(await all()).toHaveLength(1);
  });

  test("gets calls as rows, none of which is lost when another is added or taken away", async () => {
    const form = await openForm(editor.browser, page, SAVE);
    const one = (await form.fill("First year", "2024").press("Add a call")).form(SAVE);
    expect(one.read("First year")).toBe("2024");
    one.fill(["Call 1", "Title of the call"], "Summer school").fill(["Call 1", "Last day"], "2027-03-01");
    const two = (await one.press("Add a call")).form(SAVE);
    two.fill(["Call 2", "Title of the call"], "Old grants").fill(["Call 2", "Last day"], "2020-03-01");
    const three = (await two.press("Add a call")).form(SAVE);
    three.fill(["Call 3", "Title of the call"], "A call without a day");
    const refused = await three.press(SAVE);
    expect(refused.answer.status).toBe(422);
    const left = (await refused.form(SAVE).press("Remove call 3")).form(SAVE);
    expect(left.read(["Call 1", "Title of the call"])).toBe("Summer school");
    expect((await left.press(SAVE)).address).toContain("done=saved");
  });

  test("is seen by nobody else until it is published; the preview shows what everybody will see", async () => {
    expect(await seen("/initiatives")).toContain("No initiatives yet");
    const preview = await editor.browser.get(`${page}/preview`);
    expect(mainOf(preview)).toContain("A dialogue of steppe cultures.");
    const publishing = await openForm(editor.browser, page, "Save and publish");
    // What is in the form is what is published.
    publishing.fill("First year", "2023");
    expect((await publishing.press("Save and publish")).address).toContain("done=published");
    expect((await publishing.press("Save and publish")).address).toContain("done=published");
    expect((await all())[0]).toMatchObject({ state: "published", slug: "voice-of-the-great-steppe", version: 4 });
  });

  test("stands in the list and on its page with source, years, themes, goals, calls and the disclaimer", async () => {
    const list = await seen("/initiatives");
    expect(list).toContain("Voice of the Great Steppe");
    expect(list).toContain("1 open call, until 1 March 2027");
    expect(list).toContain("Not part of UNESCO or the United Nations");
    const answer = await portal.browser().get("/initiatives/voice-of-the-great-steppe");
    const main = mainOf(answer);
    for (const text of [
      ...["Initiative of UNESCO", "General Conference, resolution 5", "2023–2028", "Intercultural dialogue"],
      ...["4. Quality education", "Neither UNESCO nor the United Nations has endorsed the association"],
      "Translation. The original is in Kazakh.",
    ])
      expect(main).toContain(text);
    expect(main.indexOf("Summer school")).toBeLessThan(main.indexOf("Past calls"));
    expect(main.indexOf("Past calls")).toBeLessThan(main.indexOf("Old grants"));
    expect(answer.document.querySelector("title")?.textContent).toContain("Voice of the Great Steppe");
    expect(answer.document.querySelector('meta[property="og:title"]')).not.toBeNull();
    const described = answer.document.querySelector('script[type="application/ld+json"]')?.textContent ?? "{}";
    expect(JSON.parse(described)).toMatchObject({ name: "Voice of the Great Steppe", temporalCoverage: "2023/2028" });
    expect(described).not.toContain("creator");
    expect((await portal.browser().get("/sitemap.xml")).text).toContain("/initiatives/voice-of-the-great-steppe");
  });

  test("is read in the reader's language, marked as such, and in the original where there is no other", async () => {
    const russian = (await signInNew(portal, { locale: "ru" })).browser;
    const answer = await russian.get("/initiatives/voice-of-the-great-steppe");
    expect(answer.document.querySelector("h1 [lang]")?.getAttribute("lang")).toBe("en");
    const kazakh = (await signInNew(portal, { locale: "kk" })).browser;
    const own = await kazakh.get("/initiatives/voice-of-the-great-steppe");
    expect(own.document.querySelector("h1")?.textContent).toBe("Ұлы дала үні");
    expect(own.document.querySelector(".plain-text")?.getAttribute("lang")).toBe("kk");
  });

  test("changed by two at once keeps both words in sight, and the second save is by choice", async () => {
    const mine = await openForm(editor.browser, page, SAVE);
    const theirs = await openForm(second.browser, page, SAVE);
    await theirs.fill("Title: English", "Voices of the Steppe").press(SAVE);
    const refused = await mine.fill("Title: English", "The Steppe Speaks").press(SAVE);
    expect(refused.answer.status).toBe(409);
    expect(mainOf(refused.answer)).toContain("Somebody has changed this initiative meanwhile");
    expect(mainOf(refused.answer)).toContain("Voices of the Steppe");
    const again = refused.form(SAVE);
    expect(again.read("Title: English")).toBe("The Steppe Speaks");
    expect((await again.press(SAVE)).address).toContain("done=saved");
  });

  test("keeps its address when its title changes", async () => {
    expect(await seen("/initiatives/voice-of-the-great-steppe")).toContain("The Steppe Speaks");
  });

  test("is withdrawn with a reason that only the secretariat reads, and comes back at the same address", async () => {
    const stale = await openForm(second.browser, page, "Withdraw the initiative");
    const form = await openForm(editor.browser, page, "Withdraw the initiative");
    const refused = await form.press("Withdraw the initiative");
    expect(refused.answer.status).toBe(422);
    const reasoned = refused.form("Withdraw the initiative").fill("Reason", "Nobody is left to answer for it.");
    expect((await reasoned.press("Withdraw the initiative")).address).toContain("done=withdrawn");
    const late = await stale.fill("Reason", "Another reason.").press("Withdraw the initiative");
    expect(late.answer.status).toBe(409);
    expect(mainOf(late.answer)).toContain("This is no longer possible");
    expect(await seen(page, second.browser)).toContain("Nobody is left to answer for it.");
    expect((await portal.browser().get("/initiatives/voice-of-the-great-steppe")).status).toBe(404);
    expect(await seen("/initiatives")).not.toContain("Steppe");
    const back = await (await openForm(editor.browser, page, "Make it a draft again")).press("Make it a draft again");
    expect(back.address).toContain("done=reworked");
    expect((await portal.browser().get("/initiatives/voice-of-the-great-steppe")).status).toBe(404);
    await (await openForm(editor.browser, page, "Save and publish")).press("Save and publish");
    expect(await seen("/initiatives/voice-of-the-great-steppe")).toContain("The Steppe Speaks");
  });

  test("tells who did what with it", async () => {
    const history = await seen(page, editor.browser);
    expect(history).toContain("Dinara Akhmetova");
    expect(history).toContain("Made a draft again");
  });
});

test("another initiative sent from the form of one that was added is said to be another, and added by the next press", async () => {
  const form = await openForm(editor.browser, NEW, SAVE);
  form.choose("Whose it is", "Line of action of the association").fill("Source", "Council of 2016");
  form.fill("Title: English", "First line").fill("Text: English", "Words.");
  await form.press(SAVE);
  const other = await form.fill("Title: English", "Second line").press(SAVE);
  expect(other.answer.status).toBe(409);
  expect((await other.form(SAVE).press(SAVE)).address).toContain("done=saved");
  const desk = await seen("/review/initiatives?state=draft", editor.browser);
  expect(desk).toContain("First line");
  expect(desk).toContain("Second line");
});

test("two titles that are alike have two addresses, and one without Latin letters has an address too", async () => {
  const add = async (title: string, label: string, language: string) => {
    const form = await openForm(editor.browser, NEW, SAVE);
    form.choose("Whose it is", "Line of action of the association").fill("Source", "Council of 2016");
    form.choose("Language of the original", language).fill(`Title: ${label}`, title).fill(`Text: ${label}`, "…");
    const { address } = await form.press(SAVE);
    await (await openForm(editor.browser, plain(address), "Save and publish")).press("Save and publish");
  };
  await add("Мирный диалог", "Russian", "Russian");
  await add("Мирный диалог!", "Russian", "Russian");
  const slugs = (await all()).map(({ slug }) => slug);
  expect(slugs).toContain("mirnyi-dialog");
  expect(slugs).toContain("mirnyi-dialog-2");
});
