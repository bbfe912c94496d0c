import { beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { duesInvoices } from "#db/schema/dues.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { copiedText, hasPdfTools } from "#tests/support/pdf-pages.ts";
import { pressOn } from "#tests/support/press.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";
import type { Answer, Browser, TestPortal } from "#tests/support/test-portal.ts";

const ACCOUNT = "KZ75 1234 5678 9012 3456";
const NOTE_RU = "Налог на добавленную стоимость не начисляется.";
const CANARY = "A reason that only the secretariat reads";
const ADMITTED = new Date("2025-02-01T08:00:00Z");
const FULL = "Full member, 2,001 to 10,000 students, ";

let portal: TestPortal;
let admin: Browser;
let coordinator: SignedIn;
let head: SignedIn;
let editor: SignedIn;
let number: string;
let institutionId: string;
let foreign: string;

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const read = async (browser: Browser, page: string) => mainOf(await browser.get(page));
const own = () => `/institution/dues?institution=${institutionId}`;
const account = () => `/dues/members/${number}?year=2026`;
const pagesOf = () => ["/dues", "/dues/issue", "/dues/reminders", account(), "/dues/export/csv"];
const SCHEDULE = {
  Currency: "usd",
  Name: "International Association",
  Address: "44 Kabanbai batyr, Almaty",
  "Bank account": ACCOUNT,
};

beforeAll(async () => {
  ({ portal } = await startAccounts());
  const admit = (nameEn: string, country: string) =>
    portal.services.withTransaction((tx) =>
      createMember(tx, { institution: { nameEn, nameOfficial: nameEn, country } }, ADMITTED),
    );
  ({ number, institutionId } = await admit("University of Osh, the paying one", "KG"));
  ({ number: foreign } = await admit("University of Almaty, elsewhere", "KZ"));
  ({ browser: admin } = await signInNew(portal, { roles: ["administrator"] }));
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  editor = await signInNew(portal, { name: "Bolot Editor", roles: [{ role: "editor", institutionId }] });
});

test("while members pay no dues, nothing of them is to be seen, and the settings switch them on", async () => {
  for (const { browser } of [coordinator, head, { browser: admin }])
    for (const page of [...pagesOf(), "/dues/schedule", own(), "/invoices/nothing"])
      expect([page, (await browser.get(page)).status]).toEqual([page, 404]);
  expect((await coordinator.browser.get("/inbox")).text).not.toContain('href="/dues"');
  expect((await head.browser.get(`/institution?institution=${institutionId}`)).text).not.toContain("/institution/dues");
  const on = await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  expect(on.location).toBe("/admin/settings?done=settings");
  expect((await coordinator.browser.get("/inbox")).text).toContain('href="/dues"');
  expect((await head.browser.get(`/institution?institution=${institutionId}`)).text).toContain("/institution/dues");
});

test("once members pay dues nobody is told that membership is free", async () => {
  for (const page of ["/apply", "/join", "/about"]) {
    const said = (await portal.browser().get(page)).document.querySelector("main")?.textContent;
    expect(said, page).toContain("Membership costs nothing today: no table of dues is in force yet.");
    expect(said, page).toContain("members pay dues every year");
    expect(said, page).not.toContain("free of charge");
  }
  // Beside the charter, whose words were written once.
  expect(await read(portal.browser(), "/texts/charter")).toContain("Membership costs nothing today");
  expect((await portal.browser().get("/join/dues")).status).toBe(404);
});

describe("the table of dues", () => {
  test("says at each field what is wrong, keeps what was typed, and asks for the bank account before anything is issued", async () => {
    expect(await read(admin, "/dues/issue?year=2026")).toContain("are to be filled in first");
    const form = await openForm(admin, "/dues/schedule", "Save the table");
    for (const [label, text] of Object.entries(SCHEDULE)) form.fill(label, text);
    form.fill("Currency", "dollars").fill("Second size, up to", "100").fill(`${FULL}Lower middle income`, "-5");
    const wrong = await form.press("Save the table");
    expect(wrong.answer.status).toBe(422);
    const again = wrong.form("Save the table");
    // Everything at once: nobody mends one field to be told of the next.
    for (const words of ["code of a currency", "larger than the one before", "cannot be below nothing"])
      expect(mainOf(wrong.answer)).toContain(words);
    again.fill("Currency", "usd");
    const last = again.fill("Second size, up to", "10 000").fill(`${FULL}Lower middle income`, "1 200,50");
    expect((await last.press("Save the table")).answer.location).toBe("/dues/schedule?done=table");
    for (const page of ["/apply", "/join", "/about"]) {
      const said = await read(portal.browser(), page);
      expect(said, page).toContain("Members pay dues every year");
      expect(said, page).toContain("The table of dues has been in force since 1 September 2026.");
      expect(said, page).not.toContain("costs nothing");
      expect(said, page).toContain("every year, up to USD 1,200.50");
    }
    for (const page of ["/apply", "/join", "/about", "/texts/charter"]) {
      const { document } = await portal.browser().get(page);
      expect(document.querySelector('main a[href="/join/dues"]')?.textContent, page).toBe("See the table of dues");
    }
    const charter = await read(portal.browser(), "/texts/charter");
    expect(charter).toContain("What membership costs today");
    expect(charter).toContain("every year, up to USD 1,200.50");
    expect(charter).not.toContain("Membership is free of charge and is held");
    const table = await read(portal.browser(), "/join/dues");
    for (const words of ["USD 1,200.50", "2,001 to 10,000 students", "Dues are paid by 31 March", "Kyrgyzstan"])
      expect(table).toContain(words);
    expect(table, "the bank account is for members").not.toContain(ACCOUNT);
    const saved = await admin.get("/dues/schedule");
    expect(saved.document.querySelector<HTMLInputElement>('[name="full_1_lower_middle"]')?.value).toBe("1,200.50");
    const day = () => saved.document.querySelector<HTMLInputElement>('[name="dueDay"]')?.value;
    expect(day()).toBe("31 March");
    const written = await openForm(admin, "/dues/schedule", "Save the table");
    written.fill("Paid by (day of the year)", "31 марта").fill(["Note on invoices", "Русский"], NOTE_RU);
    expect((await written.press("Save the table")).answer.location).toBe("/dues/schedule?done=table");
  });

  test("is the administration's alone; a stale page changes nothing", async () => {
    expect((await coordinator.browser.get("/dues/schedule")).status).toBe(403);
    const first = await openForm(admin, "/dues/schedule", "Save the table");
    const second = await openForm(admin, "/dues/schedule", "Save the table");
    expect((await first.press("Save the table")).answer.status).toBe(302);
    expect((await second.press("Save the table")).answer.location, "the same again").toContain("done=table");
    const other = second.fill("Bank account", "KZ00 another");
    expect((await other.press("Save the table")).answer.status).toBe(409);
  });
});

describe("an invoice", () => {
  test("is seen before it is issued, and goes out once with one number, however often it is pressed", async () => {
    const preview = await read(coordinator.browser, "/dues/issue?year=2026");
    expect(preview).toContain("University of Osh, the paying one");
    expect(preview).toContain("USD 1,200.50");
    expect(preview).not.toContain("University of Almaty");
    const page = await coordinator.browser.get("/dues/issue?year=2026");
    const folds = [...page.document.querySelectorAll("main details > summary")].map((one) => one.textContent);
    expect(folds[0], "on a telephone").toContain("1 invoice to be issued");
    const [first, second] = [
      await openForm(coordinator.browser, "/dues/issue?year=2026", "Issue 1 invoice"),
      await openForm(coordinator.browser, "/dues/issue?year=2026", "Issue 1 invoice"),
    ];
    expect((await first.press("Issue 1 invoice")).answer.location).toBe("/dues/issue?year=2026&done=issued");
    // A page from before says what stands, and by whom.
    const stale = await second.press("Issue 1 invoice");
    expect(stale.answer.location).toBe("/dues/issue?year=2026&done=issued-before");
    expect(mainOf(stale.page)).toContain(`were issued already: the last one by ${coordinator.name}`);
    expect(mainOf(stale.page)).not.toContain("The invoices are issued.");
    const rows = await portal.services.db.select().from(duesInvoices);
    expect(rows.map((row) => row.number)).toEqual(["D-2026-0001"]);
    const letter = await letterTo(portal, head.email, "dues-invoiced");
    expect(letter.link).toContain("/institution/dues");
    expect((await lettersTo(portal, head.email)).filter(({ kind }) => kind === "dues-invoiced")).toHaveLength(1);
    expect(await lettersTo(portal, editor.email)).toEqual([]);
  });

  test("is due in the inbox of those who deal with it, and of nobody else", async () => {
    const inbox = await read(head.browser, "/inbox");
    expect(inbox).toContain("Invoice D-2026-0001 is to be paid: USD 1,200.50.");
    for (const { browser } of [editor, coordinator, { browser: admin }])
      expect(await read(browser, "/inbox")).not.toContain("D-2026-0001");
  });

  test("its desk says whose members it shows, by what somebody keeps", async () => {
    expect(await read(coordinator.browser, "/dues")).toContain("Members of your countries alone.");
    expect(await read(admin, "/dues")).not.toContain("your countries");
  });

  test.runIf(hasPdfTools)("its note stands in a paper of other languages as it was written, marked", async () => {
    const [row] = await portal.services.db.select().from(duesInvoices);
    const words = copiedText((await head.browser.get(`/invoices/${row?.id}?first=en&second=kk`)).bytes);
    expect(words).toContain("Written in another language: Russian");
    expect(words).toContain("Басқа тілде жазылған: орыс тілі");
    const own = copiedText((await head.browser.get(`/invoices/${row?.id}?first=ru`)).bytes);
    expect(own).toContain(NOTE_RU);
    expect(own).not.toContain("на другом языке");
  });

  test("is read by those who deal with it, as a page and as a PDF in two languages, and by nobody else", async () => {
    const page = await read(head.browser, own());
    for (const words of ["Invoice D-2026-0001", "USD 1,200.50", ACCOUNT]) expect(page).toContain(words);
    const [row] = await portal.services.db.select().from(duesInvoices);
    const pdf = `/invoices/${row?.id}?first=kk&second=ru`;
    for (const { browser } of [head, coordinator, { browser: admin }]) {
      const answer = await browser.get(pdf);
      expect([answer.status, answer.headers.get("content-type"), answer.text.slice(0, 5)]).toEqual([
        ...[200, "application/pdf", "%PDF-"],
      ]);
    }
    const elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KZ"] }] });
    const council = await signInNew(portal, { roles: ["council"] });
    const stranger = await signInNew(portal, {});
    for (const { browser } of [elsewhere, council, stranger, editor]) expect((await browser.get(pdf)).status).toBe(404);
    expect((await editor.browser.get(own())).status).toBe(403);
    for (const page of [account(), account().replace(number, "M-2020-9999")])
      expect((await elsewhere.browser.get(page)).status).toBe(404);
    expect((await coordinator.browser.get(`/dues/members/${foreign}`)).status).toBe(404);
    for (const page of pagesOf()) expect([page, (await council.browser.get(page)).status]).toEqual([page, 403]);
    for (const page of pagesOf()) expect([page, (await head.browser.get(page)).status]).toEqual([page, 403]);
  });

  test("is read by the contact whom the representative names, and no more when nobody is named", async () => {
    const name = editor.name;
    const named = await pressOn(head.browser, own(), "Save the contact", { choose: { "Who deals with dues": name } });
    expect(named.location).toContain("done=contact");
    expect(await read(editor.browser, own())).toContain("Invoice D-2026-0001");
    expect((await editor.browser.get(own())).text).not.toContain("Save the contact");
    await pressOn(head.browser, own(), "Save the contact", { choose: { "Who deals with dues": "Nobody" } });
    expect((await editor.browser.get(own())).status).toBe(403);
  });

  test("whoever is named for it hears who did it, what comes and how to end it; whoever was it hears too", async () => {
    const other = await signInNew(portal, {
      name: "Aida Officer",
      roles: [{ role: "project_officer", institutionId }],
    });
    const name = async (who: string) => {
      const choose = { "Who deals with dues": who };
      expect((await pressOn(head.browser, own(), "Save the contact", { choose })).location).toContain("done=contact");
    };
    const told = async (who: SignedIn, kind: string) =>
      (await lettersTo(portal, who.email)).filter((one) => one.kind === `dues-contact_${kind}`);
    const before = (await told(editor, "named")).length;
    await name(editor.name);
    await name(editor.name);
    const named = await told(editor, "named");
    expect(named.length, "the same person twice is one letter").toBe(before + 1);
    for (const words of [`${head.name} has named you`, "D-2026-0001, USD 1,200.50", "give it up with the button"])
      expect(named[0]?.text.replace(/\s+/g, " ")).toContain(words);
    expect(named[0]?.link).toContain("/institution/dues");
    await name(other.name);
    expect((await told(editor, "ended"))[0]?.text.replace(/\s+/g, " ")).toContain(
      `${head.name} has named ${other.name}`,
    );
    expect(await told(head, "left")).toEqual([]);
    const GIVE_UP = "I do not deal with dues any more";
    expect((await head.browser.get(own())).text).not.toContain(GIVE_UP);
    const given = await (await openForm(other.browser, own(), GIVE_UP)).press(GIVE_UP);
    expect(given.answer.location).toContain("done=dues-given-up");
    expect(mainOf(given.page)).toContain("You are the contact for dues no longer.");
    expect((await other.browser.get(own())).status).toBe(403);
    expect((await told(head, "left"))[0]?.text).toContain(other.name);
    // Whoever is not the contact ends nothing.
    await name(editor.name);
    expect((await other.browser.forge(own(), { contact: "" })).status).toBe(403);
    expect((await editor.browser.get(own())).status).toBe(200);
    await pressOn(head.browser, own(), "Save the contact", { choose: { "Who deals with dues": "Nobody" } });
  });
});

describe("a payment", () => {
  const NOTE = "Note the payment";

  test("is refused with a word at its field, noted once, and undone with a reason", async () => {
    const form = await openForm(coordinator.browser, account(), NOTE);
    // In Almaty it is the first of September, and on some islands already the second.
    form.fill("Amount that came in for D-2026-0001", "a lot").fill("Received on", "2026-09-02");
    form.fill("Reference", '=HYPERLINK("http://evil.example")');
    const wrong = await form.press(NOTE);
    expect(wrong.answer.status).toBe(422);
    expect(mainOf(wrong.answer)).toContain("Write an amount in figures");
    expect(mainOf(wrong.answer)).toContain("This day is still to come.");
    const long = wrong.form(NOTE).fill("Amount that came in for D-2026-0001", "1").fill("Received on", "1999-01-01");
    expect(mainOf((await long.press(NOTE)).answer)).toContain("This is more than a year before the invoice.");
    const right = wrong.form(NOTE);
    right.fill("Amount that came in for D-2026-0001", "1,000.50").fill("Received on", "2026-08-30");
    const [once, twice] = [await right.press(NOTE), await right.press(NOTE)];
    for (const { answer } of [once, twice]) expect(answer.location).toContain("done=paid");
    expect(await read(head.browser, own())).toContain("Still to be paid: USD 200.00.");
    expect((await letterTo(portal, head.email, "dues-received")).text.replace(/\s+/g, " ")).toContain("USD 1,000.50");
    const late = await openForm(admin, account(), "Undo the payment");
    const undo = await openForm(coordinator.browser, account(), "Undo the payment");
    undo.fill("Why the payment of USD 1,000.50 is undone", "It was for somebody else");
    expect((await undo.press("Undo the payment")).answer.location).toContain("done=undone");
    expect(await read(head.browser, own())).toContain("Still to be paid: USD 1,200.50.");
    // The same press again is done; another person's page from before says what stands and keeps what was typed.
    expect((await undo.press("Undo the payment")).answer.location).toContain("done=undone");
    late.fill("Why the payment of USD 1,000.50 is undone", "The bank took it back");
    const stale = await late.press("Undo the payment");
    expect(stale.answer.status).toBe(409);
    expect(mainOf(stale.answer)).toContain(`This payment was undone already by ${coordinator.name}`);
    expect(mainOf(stale.answer)).toContain("It was for somebody else");
    expect(stale.answer.document.querySelector("main textarea[readonly]")?.textContent).toBe("The bank took it back");
  });

  test("of another institution's invoice is not noted here", async () => {
    const [row] = await portal.services.db.select().from(duesInvoices).where(eq(duesInvoices.number, "D-2026-0001"));
    const forged = { intent: "pay", invoice: row?.id ?? "", once: "12345678", amount: "5", receivedOn: "2026-08-30" };
    expect((await admin.forge(`/dues/members/${foreign}`, forged)).status).toBe(404);
    const cancelled = { intent: "cancel", invoice: row?.id ?? "", reason: "Not mine" };
    expect((await admin.forge(`/dues/members/${foreign}`, cancelled)).status).toBe(404);
  });
});

test("an amount is set with a reason that only the secretariat reads, an invoice is cancelled, and another one issued", async () => {
  const adjust = { "Amount in USD": "300", Reason: CANARY };
  expect((await pressOn(coordinator.browser, account(), "Set the amount", { fill: adjust })).location).toContain(
    "done=set",
  );
  const reason = { "Why D-2026-0001 is cancelled": "The size was wrong" };
  const button = "Cancel D-2026-0001 by a credit note";
  expect((await pressOn(coordinator.browser, account(), button, { fill: reason })).location).toContain(
    "done=cancelled",
  );
  const issue = "Issue the invoice for 2026: USD 300.00";
  expect((await pressOn(coordinator.browser, account(), issue)).location).toContain("done=issued-one");
  const page = await read(head.browser, own());
  for (const words of ["C-2026-0001", "D-2026-0002", "USD 300.00", "The size was wrong"]) expect(page).toContain(words);
  expect(page).not.toContain(CANARY);
  expect(await read(coordinator.browser, account())).toContain(CANARY);
  for (const place of ["/directory", "/api/v1/members", "/sitemap.xml", "/embed/members"])
    for (const secret of [CANARY, "D-2026-0002", ACCOUNT])
      expect((await portal.browser().get(place)).text).not.toContain(secret);
});

test("the list is saved with sums as figures", async () => {
  const csv = (await coordinator.browser.get("/dues/export/csv?year=2026")).text;
  expect(csv).toContain("D-2026-0002");
  expect(csv).toMatch(/[;,]300[;,]/);
  expect((await coordinator.browser.get("/dues/export/xlsx?year=2026")).status).toBe(200);
  expect((await coordinator.browser.get("/dues/export/pdf?year=2026")).status).toBe(404);
});

describe("what is overdue, and what is paid", () => {
  const paidOn = (browser: Browser) => browser.get(`/invoices/${second}/receipt?first=en&second=ru`);
  let second = "";

  test("stands in a list of days and sums for the secretariat and the council, and nobody else", async () => {
    const council = await signInNew(portal, { roles: ["council"] });
    const [row] = await portal.services.db.select().from(duesInvoices).where(eq(duesInvoices.number, "D-2026-0002"));
    second = row?.id ?? "";
    expect(await read(council.browser, "/dues/overdue")).toContain("Nothing is overdue");
    const late = "2026-06-01";
    await portal.services.withTransaction((tx) =>
      tx.update(duesInvoices).set({ dueOn: late }).where(eq(duesInvoices.id, second)),
    );
    expect((await council.browser.get("/inbox")).text).toContain('href="/dues/overdue"');
    expect((await coordinator.browser.get("/dues")).text).toContain('href="/dues/overdue"');
    for (const { browser } of [council, coordinator, { browser: admin }]) {
      const page = await read(browser, "/dues/overdue");
      for (const words of ["D-2026-0002", "USD 300.00", "None yet", "1 invoice"]) expect(page).toContain(words);
      expect((await browser.get("/dues/overdue/csv")).text).toMatch(/D-2026-0002[;,].*[;,]300[;,]/);
    }
    expect((await council.browser.get("/dues/overdue")).text).not.toContain("/dues/members/");
    const elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KZ"] }] });
    expect(await read(elsewhere.browser, "/dues/overdue")).toContain("Nothing is overdue");
    for (const { browser } of [head, editor]) expect((await browser.get("/dues/overdue")).status).toBe(403);
    expect((await head.browser.get("/dues/overdue/csv")).status).toBe(403);
  });

  test("has a receipt once it is paid, for the member and the secretariat, and is due no more", async () => {
    expect((await paidOn(head.browser)).status).toBe(404);
    const button = "Note the payment";
    const pages = formsOn(coordinator.browser, { page: await coordinator.browser.get(account()), address: account() });
    const form = pages.find(({ element }) => element.textContent?.includes("Amount that came in for D-2026-0002"));
    form?.fill("Amount that came in for D-2026-0002", "300").fill("Received on", "2026-08-31");
    expect((await form?.press(button))?.answer.location).toContain("done=paid");
    expect(await read(head.browser, own())).toContain("Get the receipt (PDF)");
    for (const { browser } of [head, coordinator, { browser: admin }]) {
      const answer = await paidOn(browser);
      expect([answer.status, answer.text.slice(0, 5)]).toEqual([200, "%PDF-"]);
      if (hasPdfTools)
        for (const words of ["Receipt for invoice D-2026-0002", "31 August 2026", "оплачен полностью"])
          expect(copiedText(answer.bytes)).toContain(words);
    }
    expect((await paidOn(editor.browser)).status).toBe(404);
    expect(await read(head.browser, "/inbox")).not.toContain("D-2026-0002");
    expect(await read(admin, "/dues/overdue")).toContain("Nothing is overdue");
    const undo = await openForm(coordinator.browser, account(), "Undo the payment");
    undo.fill("Why the payment of USD 300.00 is undone", "For the next test");
    expect((await undo.press("Undo the payment")).answer.location).toContain("done=undone");
    expect((await paidOn(head.browser)).status).toBe(404);
  });
});

const otherMember = () =>
  portal.services.withTransaction((tx) => createMember(tx, { institution: { country: "KG" } }, ADMITTED));

test("switched off again after a warning, members read what they were issued, and nothing is lost", async () => {
  const form = await openForm(admin, "/admin/settings", "Save");
  form.untick("Members pay dues");
  const asked = await form.press("Save");
  expect(asked.answer.status).toBe(422);
  expect(mainOf(asked.answer)).toContain("1 invoice is still open (USD 300.00).");
  const sure = asked.form("Save").tick("Switch dues off although 1 invoice is still open (USD 300.00)");
  expect((await sure.press("Save")).answer.location).toBe("/admin/settings?done=settings");
  const again = await signInAs(portal, head.email);
  expect((await again.get("/dues")).status).toBe(404);
  const kept = await again.get(own());
  expect([kept.status, mainOf(kept).includes("D-2026-0002")]).toEqual([200, true]);
  expect(mainOf(kept)).toContain("The association asks for no dues at present.");
  expect(await read(again, "/inbox")).not.toContain("D-2026-0002");
  const [row] = await portal.services.db.select().from(duesInvoices).where(eq(duesInvoices.number, "D-2026-0002"));
  expect((await again.get(`/invoices/${row?.id}`)).status).toBe(200);
  expect((await again.forge(own(), { contact: "" })).status).toBe(404);
  const elsewhere = await signInNew(portal, {
    roles: [{ role: "representative", institutionId: (await otherMember()).institutionId }],
  });
  expect((await elsewhere.browser.get(own())).status).toBe(404);
  expect(await portal.services.db.$count(duesInvoices)).toBe(3);
});
