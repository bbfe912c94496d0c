import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { endAsks } from "#app/features/asks/end-asks.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { passingClock } from "#tests/support/test-services.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DAY = 86_400_000;
const clock = passingClock();
const SENTENCE = "Could somebody read two pages translated into Kazakh, canary wren?";
const [LOOK, AGAIN, SEND] = ["Show who would be asked", "Show again who would be asked", "Ask the ticked ones"];

const ANSWER = "Send the answer";
const KAZAKH: [string, string] = ["Languages they teach in", "Kazakh"];

/** Words that stand in a field of the page. */
const toCopy = (words: string) => new RegExp(`<textarea[^>]*>[^<]*${words}`);

let portal: TestPortal;
let asker: SignedIn;
let home: TestMember;
const helpers: Record<string, SignedIn & { member: TestMember }> = {};

const helper = (name: string) => helpers[name] as SignedIn & { member: TestMember };

async function addHelper(nameEn: string, offers = ["translation"], locale: "en" | "ru" | "kk" = "en") {
  const facts = { offers, languagesOfInstruction: ["kk"] } as never;
  const member = await createMember(portal.services, { nameEn, country: "KG", facts, themes: ["T01"] });
  await portal.services.withTransaction((tx) => touchDirectory(tx, member.institutionId));
  const roles = [{ role: "representative" as const, institutionId: member.institutionId }];
  helpers[nameEn] = { ...(await signInNew(portal, { name: `Person of ${nameEn}`, roles, locale })), member };
}

beforeAll(async () => {
  portal = await startTestPortal({ env: { SMTP_URL: "smtp://127.0.0.1:9" }, overrides: { clock } });
  home = await createMember(portal.services, { nameEn: "Asking University" });
  const roles = [{ role: "representative" as const, institutionId: home.institutionId }];
  asker = await signInNew(portal, { name: "Dana Omarova", roles });
  for (const name of ["First Academy", "Second Academy", "Third Academy"]) await addHelper(name);
  await addHelper("Unfit Academy", ["host_students"]);
});

/** So long that everybody may be asked again; those who are signed in are so anew. */
async function passWeek() {
  clock.pass(8 * DAY);
  for (const { email, browser } of [asker, ...Object.values(helpers)]) await signInAs(portal, email, browser);
}

async function filled(sentence = SENTENCE): Promise<ServedForm> {
  const form = await openForm(asker.browser, "/asks/new", LOOK);
  return form
    .choose("What you need", "Translation checked")
    .fill("Your ask, in one sentence", sentence)
    .tick(["Languages they teach in", "Kazakh"]);
}

async function ask(sentence: string): Promise<string> {
  const shown = await (await filled(sentence)).press(LOOK);
  const { page } = await shown.form(SEND).press(SEND);
  expect(page.text).toContain("The ask is on its way");
  const [row] = await portal.services.db.select().from(asks).where(eq(asks.sentence, sentence));
  return row?.id ?? "";
}

/** The addresses in the letter of somebody who was asked. */
async function linksOf(person: SignedIn): Promise<{ help: string; notNow: string }> {
  const { text } = await letterTo(portal, person.email, "ask-received");
  const paths = [...text.matchAll(/\/ask\/\S+/g)].map(([path]) => path);
  const of = (answer: string) => paths.find((path) => path.includes(`answer=${answer}`)) ?? "";
  return { help: of("can_help"), notNow: of("not_now") };
}

const readAsk = (browser: Browser, id: string) => browser.get(`/asks/${id}`);

test("somebody asks in one sentence: sees whom and why first, leaves one out, and they answer by their links", async () => {
  expect((await asker.browser.get("/asks")).text).toContain("Your institution has asked for nothing yet");
  const offeredForm = (await asker.browser.get("/asks/new")).text;
  expect(offeredForm).toContain("at most 3 asks a day and 6 a week");
  expect(offeredForm).toContain("For some kinds of help (Advice / Something else) choose at least one theme");
  const empty = await openForm(asker.browser, "/asks/new", LOOK);
  const refused = await empty
    .choose("What you need", "Advice")
    .fill("Your ask, in one sentence", "What is to be done?")
    .press(LOOK);
  expect(refused.answer.status).toBe(422);
  expect(refused.page.text).toContain("Choose a theme, a language or a field of study");

  const looked = await (await filled()).press(LOOK);
  expect(looked.answer.status).toBe(200);
  expect(looked.page.text).toContain("3 members would be asked");
  expect(looked.page.text).toContain("offers: Translation");
  expect(looked.page.text).not.toContain("Unfit Academy");
  expect(await portal.services.db.$count(asks)).toBe(0);
  const { page, address } = await looked.form(SEND).untick("Third Academy, Kyrgyzstan").press(SEND);
  expect(page.text).toContain("The ask is on its way");
  const id = new URL(address, "http://portal").pathname.split("/").at(-1) ?? "";
  const asked = await portal.services.db.select().from(askedMembers).where(eq(askedMembers.askId, id));
  expect(asked).toHaveLength(2);
  expect((await lettersTo(portal, helper("Third Academy").email)).length).toBe(0);

  const weekOf = async ({ browser }: SignedIn) => (await browser.get("/week")).text;
  expect(await weekOf(helper("First Academy"))).toContain(SENTENCE);
  expect(await weekOf(asker)).not.toContain(SENTENCE);

  const visitor = portal.browser();
  const { help, notNow } = await linksOf(helper("First Academy"));
  const opened = await visitor.get(help);
  expect(opened.text).toContain(SENTENCE);
  expect(opened.text).toContain("answers for First Academy");
  expect(opened.text).not.toContain(asker.email);
  expect(await portal.services.db.$count(askedMembers, eq(askedMembers.answer, "can_help"))).toBe(0);
  const form = await openForm(visitor, help, "Send the answer");
  expect(form.read(["Your answer", "We can help"])).toBe(true);
  const stale = await openForm(visitor, notNow, "Send the answer");
  expect(stale.read(["Your answer", "Not this time"])).toBe(true);
  const sent = await form.fill("A few words", "On Tuesday, canary finch.").press("Send the answer");
  expect(sent.page.text).toContain("Your answer is sent");
  expect(await weekOf(helper("First Academy"))).not.toContain(SENTENCE);
  expect(await weekOf(asker)).toContain("Help has been offered");
  const twice = await stale.press("Send the answer");
  expect(twice.answer.status).toBe(409);
  expect(twice.page.text).toContain("Another answer of your institution has been given meanwhile");
  expect((await visitor.get(help)).text).toContain("Person of First Academy has offered help");

  const other = await openForm(helper("Second Academy").browser, `/asks/${id}`, "Send the answer");
  await other.choose("Your answer", "We can help").press("Send the answer");
  const told = await letterTo(portal, asker.email, "ask-answered");
  expect(told.subject).toBe("Second Academy can help: Translation checked");
  const answers = await readAsk(asker.browser, id);
  expect(answers.text).toContain("On Tuesday, canary finch.");
  expect((await readAsk(helper("Second Academy").browser, id)).text).not.toContain("canary finch");

  const settle = await openForm(asker.browser, `/asks/${id}`, "Settle it: First Academy");
  const settled = await settle.fill("A first message", "Thank you!").press("Settle it: First Academy");
  expect(settled.page.text).toContain("It is settled");
  const { link } = await letterTo(portal, helper("First Academy").email, "ask-chosen");
  for (const browser of [asker.browser, helper("First Academy").browser]) {
    const conversation = await browser.get(link);
    for (const words of [SENTENCE, "canary finch", "Thank you!"]) expect(conversation.text).toContain(words);
  }
  expect((await letterTo(portal, helper("Second Academy").email, "ask-thanked")).text).toContain("has found help");
  expect(told.text).toContain("Person of Second Academy (Second Academy)");
  for (const { text } of [await visitor.get(help), await readAsk(helper("First Academy").browser, id)])
    expect(text).toMatch(/Your offer was taken.+href="\/messages\/[\w-]+"/s);
  const second = (await linksOf(helper("Second Academy"))).help;
  for (const { text } of [await visitor.get(second), await readAsk(helper("Second Academy").browser, id)]) {
    expect(text).toContain("Another offer was chosen this time");
    expect(text).not.toContain("Your offer was taken");
  }
  const [closed] = await portal.services.db.select().from(asks).where(eq(asks.id, id));
  const dayClosed = `<dt>Closed on</dt><dd><time dateTime="${closed?.closedAt?.toISOString()}">`;
  for (const { text } of [await visitor.get(help), await readAsk(asker.browser, id)]) {
    expect(text).toContain(dayClosed);
    expect(text).not.toContain("Answers were taken until");
  }
  const list = (await asker.browser.get("/asks")).text;
  expect(list).toMatch(/closed on(<!-- -->)? <time/);
  expect(list).not.toContain("was open until");
});

test("nobody else reads the sentence: not those who were not asked, not the secretariat, not the log of letters", async () => {
  const id = await ask("Nobody else reads of the canary lark.");
  const staff = [
    await signInNew(portal, { roles: ["coordinator"] }),
    await signInNew(portal, { roles: ["administrator"] }),
  ];
  for (const { browser } of [helper("Unfit Academy"), ...staff]) {
    const read = await readAsk(browser, id);
    expect(read.status).toBe(404);
    expect(read.text).not.toContain("canary");
  }
  const admin = staff[1]?.browser as Browser;
  const log = await admin.get("/admin/mail");
  expect(log.text).toContain("A small ask from Asking University");
  const letters = [...log.text.matchAll(/href="(\/admin\/mail\/[\w-]+)"/g)].map(([, path]) => path ?? "");
  expect(letters.length).toBeGreaterThan(2);
  for (const path of letters) expect((await admin.get(path)).text).not.toContain("canary");
  for (const path of ["/inbox", "/asks"])
    expect((await helper("First Academy").browser.get(path)).text).toContain("canary lark");
});

test("what was asked is reported, judged by the secretariat, and ends; its writer asks nobody any more", async () => {
  await passWeek();
  const spammer = await signInNew(portal, {
    roles: [{ role: "editor", institutionId: home.institutionId }],
  });
  const before = asker;
  asker = spammer;
  const id = await ask("Buy the canary crow.");
  asker = before;
  const { browser } = helper("First Academy");
  const report = await openForm(browser, `/asks/${id}`, "Report it to the secretariat");
  const empty = await report.press("Report it to the secretariat");
  expect(empty.answer.status).toBe(422);
  const { page } = await empty
    .form("Report it to the secretariat")
    .fill("What is wrong with it", "It sells something.")
    .press("Report it to the secretariat");
  expect(page.text).toContain("The secretariat has your report");
  const conversation = /\/messages\/[\w-]+/.exec(page.text)?.[0] ?? "";
  const judge = await signInNew(portal, { roles: ["coordinator"] });
  const judged = await openForm(judge.browser, conversation, "It is abuse: bar whoever wrote it");
  expect((await judge.browser.get(conversation)).text).toContain("canary crow");
  await judged.press("It is abuse: bar whoever wrote it");
  expect(await endAsks(portal.services)).toBeGreaterThan(0);
  expect((await readAsk(browser, id)).text).toContain("The secretariat has stopped it");
  expect((await spammer.browser.get("/asks/new")).text).not.toContain(LOOK);
});

test("a member gets no more small asks, and gets them again; nobody who fits is said kindly", async () => {
  await passWeek();
  const { browser } = helper("First Academy");
  const stop = await openForm(browser, "/asks", "Get no more small asks: First Academy");
  expect((await stop.press("Get no more small asks: First Academy")).page.text).toContain(
    "gets no small asks any more",
  );
  const looked = await (await filled("Another small thing?")).press(LOOK);
  expect(looked.page.text).toContain("2 members would be asked");
  expect(looked.page.text).not.toContain("First Academy");
  const again = await openForm(browser, "/asks", "Get small asks again: First Academy");
  await again.press("Get small asks again: First Academy");
  const back = await (await filled("Another small thing?")).press(LOOK);
  expect(back.page.text).toContain("3 members would be asked");
  const nobody = await back
    .form(AGAIN)
    .untick(["Languages they teach in", "Kazakh"])
    .tick(["Languages they teach in", "Japanese"])
    .press(AGAIN);
  expect(nobody.page.text).toContain("Nobody fits what you have chosen");
});

test("it ends by itself, is withdrawn by whoever asked, and is not begun while the membership rests", async () => {
  await passWeek();
  const id = await ask("Is this needed for long?");
  const withdraw = await openForm(asker.browser, `/asks/${id}`, "Withdraw the ask");
  expect((await withdraw.press("Withdraw the ask")).page.text).toContain("The ask is withdrawn");
  const { help } = await linksOf(helper("First Academy"));
  expect((await portal.browser().get(help)).text).toContain("no answer is needed any more");
  const late = await ask("Will anybody answer?");
  await passWeek();
  await passWeek();
  expect((await readAsk(asker.browser, late)).text).toContain("Ended without an offer");
  expect(await endAsks(portal.services)).toBeGreaterThan(0);
  expect((await letterTo(portal, asker.email, "ask-over")).text).toContain("Nobody was able to help");
  await setMembership(portal.services, home, "suspended");
  expect((await asker.browser.get("/asks/new")).status).toBe(403);
  expect((await asker.browser.get("/asks")).text).not.toContain('href="/asks/new"');
  await setMembership(portal.services, home, "active");
});

test("the same page sent again with other words hands them back and sends them with the next press", async () => {
  await passWeek();
  const [first, later] = ["Who checks the canary heron?", "Who checks the canary egret?"];
  const form = (await (await filled(first)).press(LOOK)).form(SEND);
  for (let press = 0; press < 2; press++) expect((await form.press(SEND)).page.text).toContain("The ask is on its way");
  const refused = await form.fill("Your ask, in one sentence", later).press(SEND);
  expect([refused.answer.status, refused.page.text]).toEqual([409, expect.stringContaining("with other words")]);
  expect(refused.form(SEND).read("Your ask, in one sentence")).toBe(later);
  expect((await refused.form(SEND).press(SEND)).page.text).toContain("The ask is on its way");
  const { db } = portal.services;
  for (const sentence of [first, later]) expect(await db.$count(asks, eq(asks.sentence, sentence))).toBe(1);
});

test("the same answer again is done as the first time; words that come too late stay on the page", async () => {
  await passWeek();
  const id = await ask("Who answers the canary twice over?");
  expect((await readAsk(asker.browser, id)).text).toContain("Who was asked");
  const [first, second] = [helper("First Academy"), helper("Second Academy")];
  const colleague = await signInNew(portal, {
    roles: [{ role: "alternate", institutionId: first.member.institutionId }],
  });
  const visitor = portal.browser();
  const { help, notNow } = await linksOf(first);
  const own = await openForm(colleague.browser, `/asks/${id}`, ANSWER);
  const [one, again] = [await openForm(visitor, help, ANSWER), await openForm(visitor, help, ANSWER)];
  const [inPortal, other] = [
    await openForm(first.browser, `/asks/${id}`, ANSWER),
    await openForm(visitor, notNow, ANSWER),
  ];
  expect((await visitor.get(help)).text).toContain("You can change your answer as long as the ask is open");
  const words = "On a canary Monday.";
  for (const form of [one, again, inPortal.choose("Your answer", "We can help")]) {
    const sent = await form.fill("A few words", words).press(ANSWER);
    expect(sent.page.text).toContain("Your answer is sent");
  }
  const differs = await other.fill("A few words", "Rather not, canary siskin.").press(ANSWER);
  expect(differs.answer.status).toBe(409);
  expect(differs.page.text).toContain("Another answer of your institution has been given meanwhile");
  expect(differs.page.text).toMatch(toCopy("canary siskin"));
  const theirs = await own
    .choose("Your answer", "Not this time")
    .fill("A few words", "We cannot, canary linnet.")
    .press(ANSWER);
  expect(theirs.answer.status).toBe(409);
  expect(theirs.page.text).toContain("Another answer of your institution has been given meanwhile");
  expect(theirs.page.text).toMatch(toCopy("canary linnet"));

  const byLink = await openForm(visitor, (await linksOf(second)).help, ANSWER);
  const late = await openForm(second.browser, `/asks/${id}`, ANSWER);
  const [settle, tab] = [
    await openForm(asker.browser, `/asks/${id}`, "Settle it: First Academy"),
    await openForm(asker.browser, `/asks/${id}`, "Settle it: First Academy"),
  ];
  const offered = (await readAsk(asker.browser, id)).text;
  expect(offered).toContain("Asked as well");
  expect(offered).not.toContain("the others who offered");
  const settled = await settle.press("Settle it: First Academy");
  expect(settled.page.text).toContain("It is settled");
  expect(settled.page.text).not.toContain("thanked");
  const pressed = await tab.fill("A first message", "See you, canary tit.").press("Settle it: First Academy");
  expect(pressed.answer.status).toBe(409);
  expect(pressed.page.text).toContain("This ask is closed already");
  expect(pressed.page.text).toMatch(toCopy("canary tit"));
  for (const form of [byLink, late.choose("Your answer", "We can help")]) {
    const sent = await form.fill("A few words", "Gladly, canary rook.").press(ANSWER);
    expect(sent.answer.status).toBe(409);
    expect(sent.page.text).toContain("no answer is needed any more");
    expect(sent.page.text).toMatch(toCopy("canary rook"));
  }
});

test("a member that was unticked stays so when the list is shown anew, and after a refusal", async () => {
  await passWeek();
  const third = "Third Academy, Kyrgyzstan";
  const isLeftOut = (form: ServedForm) => {
    expect([form.read("First Academy, Kyrgyzstan"), form.read(third)]).toEqual([true, false]);
    return form;
  };
  const sentence = "Your ask, in one sentence";
  const shown = await (await filled("Who is left out, canary?")).press(LOOK);
  const anew = await shown.form(SEND).untick(third).fill(sentence, "Who is left out again, canary?").press(AGAIN);
  const refused = await isLeftOut(anew.form(SEND)).fill(sentence, "long ".repeat(60)).press(SEND);
  expect(refused.answer.status).toBe(422);
  const short = await isLeftOut(refused.form(SEND)).fill(sentence, "Help").press(SEND);
  expect(short.answer.status).toBe(422);
  expect(short.page.text).toContain("Say a little more");
  const without = await isLeftOut(short.form(SEND)).choose("What you need", "Advice").untick(KAZAKH).press(AGAIN);
  expect(without.answer.status).toBe(422);
  const back = await without.form(LOOK).fill(sentence, "Whom do we leave out?").tick(KAZAKH).press(LOOK);
  isLeftOut(back.form(SEND));
});

test.each(["ru", "kk"])("its pages speak %s", async (locale) => {
  const [row] = await portal.services.db.select().from(asks);
  for (const page of ["/asks", "/asks/new", `/asks/${row?.id}`]) {
    const { status, text } = await asker.browser.get(`${page}?lng=${locale}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/Small ask|Your answer|Who could help/);
  }
  await asker.browser.get("/asks?lng=en");
});
