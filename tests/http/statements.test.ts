import { beforeAll, expect, test } from "vitest";
import { duesPayments } from "#db/schema/dues.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Answer, Browser, TestPortal } from "#tests/support/test-portal.ts";

const LOOK = "Look at the lines";
const CONFIRM = "Note the ticked payments";
const ADMITTED = new Date("2025-02-01T08:00:00Z");

let portal: TestPortal;
let admin: Browser;
let coordinator: SignedIn;
let elsewhere: SignedIn;
let osh: string;

/** As a bank of the region writes it: the code page of Windows, semicolons, what came in apart from what went out. */
const STATEMENT = [
  "Выписка по счету;;;;;",
  "Дата операции;Номер документа;Плательщик;Назначение платежа;Дебет;Кредит",
  "30.08.2026;101;Ошский университет;Оплата по счету № D 2026 - 0001;;200,00",
  "31.08.2026;102;UNIVERSITY OF NARYN;Членский взнос;;300,00",
  "01.09.2026;103;Неизвестный;Без номера;;50,00",
  "02.09.2026;104;Банк;Комиссия;15,00;",
  "02.09.2026;105;UNIVERSITY OF ALMATY;D-2026-0003;;300,00",
].join("\r\n");

const inWindows1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (sign === "№") return 0xb9;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const payments = () => portal.services.db.select().from(duesPayments);
const counted = async () => (await payments()).filter(({ undoneAt }) => undoneAt === null).length;

async function bringIn(text = STATEMENT, who = coordinator.browser) {
  const form = await openForm(who, "/dues/statements", "Read the statement");
  form.attach("Statement", { name: "august.csv", bytes: inWindows1251(text), type: "text/csv" });
  return form.press("Read the statement");
}

async function preview() {
  const columns = await bringIn();
  const { answer, page } = await columns.form(LOOK).press(LOOK);
  return { to: answer.location ?? "", page };
}

beforeAll(async () => {
  ({ portal } = await startAccounts());
  const admit = (nameEn: string, country: string) =>
    portal.services.withTransaction((tx) =>
      createMember(tx, { institution: { nameEn, nameOfficial: nameEn, country } }, ADMITTED),
    );
  ({ number: osh } = await admit("University of A-Osh", "KG"));
  await admit("University of Naryn", "KG");
  await admit("University of Zhetysu, elsewhere", "KZ");
  ({ browser: admin } = await signInNew(portal, { roles: ["administrator"] }));
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG", "KZ"] }] });
  await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const amounts = ["Lower middle income", "Upper middle income"].map((group) => [
    `Full member, 2,001 to 10,000 students, ${group}`,
    "300",
  ]);
  const table = { Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75" };
  const fill = { ...table, ...Object.fromEntries(amounts) };
  expect((await pressOn(admin, "/dues/schedule", "Save the table", { fill })).location).toContain("done=table");
  expect((await pressOn(admin, "/dues/issue?year=2026", "Issue 3 invoices")).location).toContain("done=issued");
});

test("a statement is read, its columns are guessed, and nothing is noted before somebody says so", async () => {
  expect((await coordinator.browser.get("/dues")).text).toContain('href="/dues/statements"');
  const columns = await bringIn();
  const guessed = [...columns.page.document.querySelectorAll<HTMLSelectElement>("main select")].map(
    ({ value }) => value,
  );
  expect(guessed).toEqual(["date", "reference", "payer", "purpose", "debit", "credit"]);
  const wrong = columns.form(LOOK).choose("Дата операции", "Not read");
  const refused = await wrong.press(LOOK);
  expect([refused.answer.status, mainOf(refused.answer).includes("Choose the column of the date.")]).toEqual([
    422,
    true,
  ]);
  const { page } = await refused.form(LOOK).choose("Дата операции", "Date").press(LOOK);
  const words = mainOf(page);
  for (const told of [
    "Found by number: 1. Proposed: 1.",
    "2 lines are left to be put to an invoice or set aside.",
    "Less than is open: a part.",
  ])
    expect(words).toContain(told);
  expect(words).toContain("1 line of what went out was skipped.");
  // An invoice of a country that is not theirs is not there for them.
  expect(words).not.toContain("Zhetysu");
  expect(await payments()).toEqual([]);
});

test("what is sure is ticked and what is proposed is not; each is noted once, and known again in the next statement", async () => {
  const { to } = await preview();
  const none = await openForm(coordinator.browser, to, CONFIRM);
  none.untick("Note line 3: USD\u00a0200.00, D-2026-0001");
  const empty = await none.press(CONFIRM);
  expect([empty.answer.status, mainOf(empty.answer).includes("Tick at least one payment.")]).toEqual([422, true]);
  const form = await openForm(coordinator.browser, to, CONFIRM);
  form.tick("Note line 4: USD\u00a0300.00, D-2026-0002");
  const done = await form.press(CONFIRM);
  expect(mainOf(done.page)).toContain("2 payments are noted");
  expect(done.page.document.querySelector("[data-arrival]")?.textContent).toContain("2 payments are noted");
  expect((await form.press(CONFIRM)).answer.location).toBe(`${to}?done=noted`);
  expect(await counted()).toBe(2);
  expect((await payments()).map(({ receivedOn, amountMinor }) => [receivedOn, amountMinor])).toEqual([
    ["2026-08-30", 20_000],
    ["2026-08-31", 30_000],
  ]);
  const again = await preview();
  expect(mainOf(again.page)).toContain("Noted already and left out: 2.");
  const account = `/dues/members/${osh}?year=2026`;
  const undo = await openForm(coordinator.browser, account, "Undo the payment");
  undo.fill("Why the payment of USD 200.00 is undone", "The bank took it back");
  expect((await undo.press("Undo the payment")).answer.location).toContain("done=undone");
  expect(mainOf(await coordinator.browser.get(again.to))).toContain("Found by number: 1.");
});

test("is seen by whoever brought it in and the administration; what is no list is refused with a word at its field", async () => {
  const { to } = await preview();
  for (const page of [to, `${to}/columns`]) {
    expect((await elsewhere.browser.get(page)).status).toBe(404);
    expect((await admin.get(page)).status).toBe(200);
  }
  expect((await elsewhere.browser.forge(to, { intent: "confirm", version: "2", lines: "3" })).status).toBe(404);
  const council = await signInNew(portal, { roles: ["council"] });
  expect((await council.browser.get("/dues/statements")).status).toBe(403);
  const before = await counted();
  const forged = await coordinator.browser.forge(to, { intent: "confirm", version: "2", lines: "7" });
  expect(forged.status).toBe(302);
  expect(await counted()).toBe(before);
  expect(mainOf(await coordinator.browser.get(to))).toContain("1 line could not be noted.");
  const long = [
    "Date;Payer;Purpose;Amount",
    ...Array.from({ length: 501 }, (_, at) => `30.08.2026;A;B;${at + 1}`),
  ].join("\n");
  for (const [text, word] of [
    ["%PDF-1.7 nothing", "This is no list."],
    [long, "The file has too many rows."],
  ] as const) {
    const refused = await bringIn(text);
    expect([refused.answer.status, mainOf(refused.answer).includes(word)]).toEqual([422, true]);
  }
});

test("what was noted by hand since the page was opened is not noted again, and the page says which and why", async () => {
  const lines = [
    "Date;Payer;Purpose;Amount",
    "29.08.2026;Osh;D-2026-0001 second;40",
    `30.08.2026;Osh;dues ${osh};7`,
    "31.08.2026;Nobody;no word;1,23",
    "no day;Somebody;unread words;9",
  ].join("\n");
  const columns = await bringIn(lines);
  const { answer, page } = await columns.form(LOOK).press(LOOK);
  const to = answer.location ?? "";
  expect(mainOf(page)).toContain("By the number of the member.");
  expect(mainOf(page)).toContain("no day · Somebody · unread words · 9");
  const choosing = await openForm(coordinator.browser, to, "Put to these invoices");
  const field = "Invoice for line 4: USD 1.23";
  const wrong = await choosing.fill(field, "D-2026-0003").press("Put to these invoices");
  expect([wrong.answer.status, mainOf(wrong.answer).includes("no invoice with this number")]).toEqual([422, true]);
  expect(wrong.form("Put to these invoices").read(field)).toBe("D-2026-0003");
  const two = await wrong.form("Put to these invoices").fill(field, "D-2026-0001, 0002").press("Put to these invoices");
  expect([two.answer.status, mainOf(two.answer).includes("Type one number")]).toEqual([422, true]);
  const put = await two.form("Put to these invoices").fill(field, "d 2026 0001").press("Put to these invoices");
  expect(mainOf(put.page)).toContain("Put to it by hand.");
  const stale = await openForm(coordinator.browser, to, CONFIRM);
  const account = `/dues/members/${osh}?year=2026`;
  const hand = await openForm(coordinator.browser, account, "Note the payment");
  hand.fill("Amount that came in for D-2026-0001", "40").fill("Received on", "2026-08-29");
  expect((await hand.press("Note the payment")).answer.location).toContain("done=paid");
  const before = await counted();
  stale.tick("Note line 4: USD\u00a01.23, D-2026-0001");
  const done = await stale.press(CONFIRM);
  expect(await counted()).toBe(before + 1);
  expect(mainOf(done.page)).toContain("1 line could not be noted.");
  expect(mainOf(done.page)).toContain(
    "A payment of the same sum, of this day or one close to it, is noted on it already.",
  );
});

test("what was left unticked is worked on later: put to an invoice, noted, or set aside with a reason and taken up again", async () => {
  const lines = [
    "Date;Payer;Purpose;Amount",
    "20.08.2026;Nobody;left one;4,56",
    "21.08.2026;Osh;D-2026-0001 left two;3",
    "22.08.2026;Somebody;two readings;1,234",
    "02.09.2026;Osh;D-2026-0001 tomorrow;2",
    "23.08.2026;Osh;D-2026-0001 far too much;9999",
  ].join("\n");
  const columns = await bringIn(lines);
  const { answer, page } = await columns.form(LOOK).press(LOOK);
  const to = answer.location ?? "";
  const above = /More than is open, by USD.9,\d{3}\.\d{2}\. It is not ticked/;
  expect(mainOf(page)).toMatch(above);
  for (const told of ["“1,234” can be 1234 or a fraction", "The day “02.09.2026” is still to come"])
    expect(mainOf(page)).toContain(told);
  const first = await openForm(coordinator.browser, to, CONFIRM);
  expect(first.read("Note line 6: USD\u00a09,999.00, D-2026-0001")).toBe(false);
  const before = await counted();
  const done = await first.press(CONFIRM);
  expect(await counted()).toBe(before + 1);
  expect(mainOf(done.page)).toContain("4 lines are left below");
  expect(mainOf(await coordinator.browser.get("/dues/statements"))).toContain("Noted, 4 lines are left");

  const put = await pressOn(coordinator.browser, to, "Put to these invoices", {
    fill: { "Invoice for line 2: USD 4.56": "D-2026-0001" },
  });
  expect(put.location).toBe(`${to}?done=chosen`);
  const second = await openForm(coordinator.browser, to, CONFIRM);
  await second.tick("Note line 2: USD\u00a04.56, D-2026-0001").press(CONFIRM);
  expect(await counted()).toBe(before + 2);

  const ASIDE = "Set these lines aside";
  const empty = await (await openForm(coordinator.browser, to, ASIDE)).press(ASIDE);
  expect([empty.answer.status, mainOf(empty.answer).includes("Tick at least one line.")]).toEqual([422, true]);
  const aside = empty
    .form(ASIDE)
    .tick("Line 6: USD 9,999.00")
    .fill("Why nothing is to be noted", "Sent back by the bank");
  const gone = await aside.press(ASIDE);
  expect(gone.answer.location).toBe(`${to}?done=aside`);
  expect((await aside.press(ASIDE)).answer.location, "the same press twice").toBe(`${to}?done=aside`);
  expect(mainOf(gone.page)).toContain("Sent back by the bank");
  expect(mainOf(gone.page)).not.toMatch(above);
  expect(mainOf(gone.page)).toContain("2 lines are left below");
  const up = await openForm(coordinator.browser, to, /^Take it up again: line 6/);
  expect(mainOf((await up.press(/^Take it up again: line 6/)).page)).toMatch(above);
  expect((await elsewhere.browser.forge(to, { intent: "aside", version: "9", aside: "6", reason: "x" })).status).toBe(
    404,
  );
});
