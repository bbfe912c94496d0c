import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { conversationMessages } from "#db/schema/conversations.ts";
import { startAsking } from "#tests/support/asking.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";

const [ANSWER, CHANGE, REPORT] = ["Send the answer", "Change the answer", "Report it to the secretariat"];
const [ABUSE, NONE] = ["It is abuse: bar whoever wrote it", "No abuse: open the conversation again"];
const HELD = "The secretariat is looking at this ask";

let world: Awaited<ReturnType<typeof startAsking>>;
let judge: SignedIn;

beforeAll(async () => {
  world = await startAsking();
  judge = await signInNew(world.portal, { roles: ["coordinator"] });
});
beforeEach(() => world.passDays(16, [judge]));

const kindsTo = async ({ email }: SignedIn) => (await lettersTo(world.portal, email)).map(({ kind }) => kind);
const pageOf = async ({ browser }: SignedIn, id: string) => (await browser.get(`/asks/${id}`)).text;

async function report(who: SignedIn, id: string): Promise<string> {
  const form = await openForm(who.browser, `/asks/${id}`, REPORT);
  const { page } = await form.fill("What is wrong with it", "It sells something.").press(REPORT);
  return /\/messages\/[\w-]+/.exec(page.text)?.[0] ?? "";
}

async function answer(who: SignedIn, id: string, words = "Gladly.") {
  const form = await openForm(who.browser, `/asks/${id}`, ANSWER);
  return form.choose("Your answer", "We can help").fill("A few words", words).press(ANSWER);
}

const judgeAs = async (conversation: string, finding: string) =>
  (await openForm(judge.browser, conversation, finding)).press(finding);

test("while it is reported an ask is held; dismissed, it is open again with its days", async () => {
  const { asker, first, second, third, linkOf, portal, passDays } = world;
  const id = await world.ask("Who reads the canary heron?");
  const ends = (await world.latest())?.endsAt as Date;
  await answer(first, id);
  const begun = await openForm(third.browser, `/asks/${id}`, ANSWER);
  const conversation = await report(second, id);
  const before = (await kindsTo(asker)).length;
  const late = await begun.choose("Your answer", "We can help").press(ANSWER);
  expect(late.answer.status).toBe(409);
  const byLink = await portal.browser().get(await linkOf(third));
  for (const text of [late.page.text, byLink.text, await pageOf(third, id), await pageOf(asker, id)]) {
    expect(text).toContain(HELD);
    expect(text).not.toContain(ANSWER);
    expect(text).not.toContain("Settle it");
  }
  for (const { browser } of [asker, third]) expect((await browser.get("/week")).text).not.toContain("canary heron");
  expect((await kindsTo(asker)).length).toBe(before);
  expect((await judge.browser.get("/messages")).text).toContain(conversation);
  await passDays(3, [judge]);
  await judgeAs(conversation, NONE);
  expect((await answer(third, id)).page.text).toContain("Your answer is sent");
  await passDays(13);
  expect(ends.getTime()).toBeLessThan(world.clock.now().getTime());
  expect(await pageOf(third, id)).toContain("Answers are still coming in");
});

test("found abuse, it is over for everybody who was asked, and so is what else its writer has asked", async () => {
  const { first, second, third, linkOf, portal, home } = world;
  const roles = [{ role: "representative" as const, institutionId: home.institutionId }];
  const spammer = await signInNew(portal, { roles });
  const other = await world.ask("Who answers the canary stork?", spammer);
  await answer(first, other);
  const id = await world.ask("Buy the canary crow.", spammer);
  await world.passDays(8, [judge]);
  const colleagues = await world.ask("Who reads the canary swan?");
  await answer(first, colleagues);
  const theirs = await linkOf(third);
  await judgeAs(await report(second, id), ABUSE);
  for (const one of [id, other]) {
    expect(await pageOf(third, one)).toContain("The secretariat has stopped it");
    expect(await pageOf(third, one)).not.toContain(ANSWER);
  }
  const letters = (await kindsTo(spammer)).filter((kind) => kind === "ask-answered").length;
  expect((await portal.browser().get(theirs)).text).toContain(ANSWER);
  expect(letters).toBe(1);
  await signInAs(portal, spammer.email, spammer.browser);
  expect(await pageOf(spammer, colleagues)).not.toContain("Settle it");
  expect(await pageOf(world.asker, colleagues)).toContain("Settle it");
});

test("an answer can be changed until it is settled, by either way, and the institution hears of one by a link", async () => {
  const { asker, first, linkOf, portal } = world;
  const id = await world.ask("Who takes back the canary word?");
  const colleague = await signInNew(portal, {
    name: "Colleague There",
    roles: [{ role: "alternate", institutionId: first.member.institutionId }],
  });
  const visitor = portal.browser();
  const link = await linkOf(first);
  const form = await openForm(visitor, link, ANSWER);
  await form.fill("A few words", "On Monday, canary kite.").press(ANSWER);
  for (const { email } of [first, colleague]) {
    const told = await letterTo(portal, email, "ask-answered-by-link");
    expect(told.text).toContain("answered in the name of First Academy");
    expect(told.text).toContain("in the letter to Person of First Academy");
    expect(told.text).not.toContain("canary");
  }
  const opened = (await visitor.get(link.replace("can_help", "not_now"))).text;
  expect(opened).toContain("You have answered: We can help");
  expect(opened).toContain("you can change it until");
  const change = await openForm(visitor, link.replace("can_help", "not_now"), CHANGE);
  const stale = await openForm(first.browser, `/asks/${id}`, CHANGE);
  const changed = await change.fill("A few words", "We cannot after all.").press(CHANGE);
  expect(changed.page.text).toContain("Your answer is changed");
  const late = await stale.fill("A few words", "On Friday, canary rook.").press(CHANGE);
  expect(late.answer.status).toBe(409);
  expect(late.page.text).toContain("canary rook");
  expect((await letterTo(portal, asker.email, "ask-answer-changed")).text).toContain("cannot help after all");
  expect(await pageOf(asker, id)).not.toContain("Settle it: First Academy");
  const back = await openForm(first.browser, `/asks/${id}`, CHANGE);
  await back.choose("Your answer", "We can help").press(CHANGE);
  const again = await openForm(visitor, link, CHANGE);
  await again.fill("A few words", "On Sunday.").press(CHANGE);
  expect((await kindsTo(asker)).filter((kind) => kind === "ask-answer-changed")).toHaveLength(2);
  const settle = await openForm(asker.browser, `/asks/${id}`, "Settle it: First Academy");
  await settle.press("Settle it: First Academy");
  expect((await visitor.get(link)).text).not.toContain(CHANGE);
});

test("the conversation is called in the language of its reader and tells when each thing was said", async () => {
  const { asker, second, portal } = world;
  const id = await world.ask("Who names the canary talk?");
  const at = world.clock.now();
  await world.passDays(1);
  await answer(second, id);
  const answeredAt = world.clock.now();
  await world.passDays(2);
  const settle = await openForm(asker.browser, `/asks/${id}`, "Settle it: Second Academy");
  await settle.press("Settle it: Second Academy");
  const { link } = await letterTo(portal, second.email, "ask-chosen");
  await world.passDays(1);
  for (const [locale, words] of [
    ["ru", "Проверка перевода"],
    ["kk", "Аударманы тексеру"],
    ["en", "Translation checked"],
  ]) {
    for (const path of [link, "/messages"]) {
      const { text } = await second.browser.get(`${path}?lng=${locale}`);
      expect(text).toContain(words);
      if (locale !== "en") expect(text).not.toContain("Translation checked");
    }
  }
  const said = await portal.services.db
    .select()
    .from(conversationMessages)
    .where(eq(conversationMessages.subjectId, link.split("/").at(-1) ?? ""))
    .orderBy(conversationMessages.createdAt);
  expect(said.map(({ createdAt }) => Math.round(Math.abs(createdAt.getTime() - at.getTime()) / 3_600_000))).toEqual([
    0, 24,
  ]);
  expect(answeredAt.getTime()).toBeGreaterThan(at.getTime());
  expect((await second.browser.get(`${link}?lng=en`)).text).toContain("Small ask");
});

test("the menu counts what the week shows, and the list marks it", async () => {
  const { asker, first } = world;
  const id = await world.ask("Who counts the canaries?");
  await answer(first, id);
  const { text } = await asker.browser.get("/asks");
  expect(text).toMatch(/href="\/asks"[^>]*>(?:(?!<\/a>).)*\b1\b/s);
  expect(text).toContain("Waits for your choice");
  expect((await world.second.browser.get("/asks")).text).toContain("Waits for your answer");
});

test("letters of asks carry the sentence as words, and yes before no", async () => {
  const { asker, first, portal } = world;
  const id = await world.ask("Who reads https://canary.example for us?");
  const { text, html } = await letterTo(portal, first.email, "ask-received");
  expect(text).not.toMatch(/button/i);
  for (const words of [text, html]) {
    expect(words.indexOf("answer=can_help")).toBeLessThan(words.indexOf("answer=not_now"));
    expect(words).not.toContain("https://canary.example");
  }
  await answer(first, id);
  const told = await letterTo(portal, asker.email, "ask-answered");
  expect(told.text).toContain("Who reads https\u2060://canary");
});
