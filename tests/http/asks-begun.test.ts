import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { LOOK, SEND, startAsking } from "#tests/support/asking.ts";
import { letterTo } from "#tests/support/letters.ts";
import { openForm } from "#tests/support/served-form.ts";

const OTHERS = "Ask the others too";

let world: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  world = await startAsking();
});
beforeEach(() => world.passDays(16));

const rows = () => world.portal.services.db.select().from(asks);

test("pressed twice it is one ask; asked anew it is another; an open one is never said to be sent", async () => {
  const { asker, shown, third } = world;
  const sentence = "Who hears the canary twice?";
  const form = await shown(sentence);
  form.untick("Third Academy, Kyrgyzstan");
  const [sent, twice] = [await form.press(SEND), await form.press(SEND)];
  for (const { page } of [sent, twice]) expect(page.text).toContain("The ask is on its way");
  const same = async () => (await rows()).filter((row) => row.sentence === sentence);
  expect(await same()).toHaveLength(1);
  const id = (await same())[0]?.id ?? "";
  const wider = await (await shown(sentence)).press(SEND);
  expect(wider.page.text).not.toContain("The ask is on its way");
  expect(wider.page.text).toContain("is open already");
  expect(wider.page.text).toContain(`/asks/${id}`);
  const added = await wider.form(OTHERS).press(OTHERS);
  expect(added.page.text).toContain("The others are asked too");
  const asked = await world.portal.services.db.select().from(askedMembers).where(eq(askedMembers.askId, id));
  expect(asked).toHaveLength(3);
  expect((await letterTo(world.portal, third.email, "ask-received")).text).toContain("canary twice");
  const withdraw = await openForm(asker.browser, `/asks/${id}`, "Withdraw the ask");
  await withdraw.press("Withdraw the ask");
  const anew = await (await shown(sentence)).press(SEND);
  expect(anew.page.text).toContain("The ask is on its way");
  expect(await same()).toHaveLength(2);
});

test("its language is told by the text, and can be set right", async () => {
  const { filled, latest } = world;
  const looked = await (await filled("هل يمكن لأحد أن يقرأ صفحتين من ترجمتنا قبل نهاية الشهر؟")).press(LOOK);
  await looked.form(SEND).press(SEND);
  expect((await latest())?.language).toBe("ar");
  const kazakh = await (await filled("Әріптестер, аударманы тексеріп бере аласыздар ма?")).press(LOOK);
  await kazakh.form(SEND).choose("In which language it is written", "English").press(SEND);
  expect((await latest())?.language).toBe("en");
});

test("limits are said before anything is typed, each with its number", async () => {
  const { asker } = world;
  for (const sentence of ["One canary here?", "Two canaries here?"]) await world.ask(sentence);
  await world.passDays(8);
  await world.ask("Three canaries here?");
  const { text } = await asker.browser.get("/asks/new");
  expect(text).toContain("3 asks are open, and 3 is the most at once");
  expect(text).not.toContain(LOOK);
});
