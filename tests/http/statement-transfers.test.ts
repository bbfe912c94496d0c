import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { duesPayments } from "#db/schema/dues.ts";
import { institutions } from "#db/schema/members.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInAs, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";
import type { Answer, Browser, TestPortal } from "#tests/support/test-portal.ts";

const CONFIRM = "Note the ticked payments";
const LOOK = "Look at the lines";

let portal: TestPortal;
let admin: Browser;
let osh: string;
let naryn: string;

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const standing = async () =>
  (await portal.services.db.select().from(duesPayments)).filter(({ undoneAt }) => undoneAt === null);

async function preview(...lines: string[]) {
  const form = await openForm(admin, "/dues/statements", "Read the statement");
  const text = ["Date;Payer;Purpose;Amount", ...lines].join("\n");
  form.attach("Statement", { name: "august.csv", bytes: Buffer.from(text), type: "text/csv" });
  const columns = await form.press("Read the statement");
  const { answer, page } = await columns.form(LOOK).press(LOOK);
  return { to: answer.location ?? "", page };
}

/** The form on a page that holds some words and has a button. */
async function formWith(page: string, words: string, button: string) {
  const forms = formsOn(admin, { page: await admin.get(page), address: page });
  const form = forms.find(
    ({ element }) => element.textContent?.includes(words) && element.textContent.includes(button),
  );
  if (!form) throw new Error(`No form on ${page} says ${words}`);
  return form;
}

beforeAll(async () => {
  ({ portal } = await startAccounts());
  const admit = (nameEn: string) =>
    portal.services.withTransaction((tx) =>
      createMember(
        tx,
        { institution: { nameEn, nameOfficial: nameEn, country: "KG" } },
        new Date("2024-02-01T08:00:00Z"),
      ),
    );
  ({ number: osh } = await admit("University of A-Osh"));
  ({ number: naryn } = await admit("University of Naryn"));
  ({ browser: admin } = await signInNew(portal, { roles: ["administrator"] }));
  await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const fill = {
    ...{ Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75" },
    "Full member, 2,001 to 10,000 students, Lower middle income": "300",
  };
  expect((await pressOn(admin, "/dues/schedule", "Save the table", { fill })).location).toContain("done=table");
  // D-2026-0001 and D-2026-0003 are of Osh, D-2026-0002 and D-2026-0004 of Naryn.
  for (const year of [2025, 2026])
    expect((await pressOn(admin, `/dues/issue?year=${year}`, "Issue 2 invoices")).location).toContain("done=issued");
});

test("a payer is known by any name that the member goes by today, also one that its invoices do not have", async () => {
  const line = "29.08.2026;HIGHLAND POLYTECHNIC;dues;300";
  expect(mainOf((await preview(line)).page)).toContain("No invoice found");
  await portal.services.withTransaction((tx) =>
    tx
      .update(institutions)
      .set({ otherNames: [{ value: "The Highland Polytechnic", language: "en" }] })
      .where(eq(institutions.nameEn, "University of A-Osh")),
  );
  const { page } = await preview(`${line};`, "29.08.2026;Highland Polytechnic;dues of two years;600");
  expect(mainOf(page)).toContain("Proposed: 1.");
  expect(mainOf(page)).toContain("One transfer for several invoices");
});

test("one transfer for two invoices is divided between them by one press, and undone with one", async () => {
  const { to, page } = await preview(
    "30.08.2026;Bank of Osh;Invoices No. d20260001 and 2026-0003;600",
    "31.08.2026;UNIVERSITY OF NARYN;dues of two years;600",
    "31.08.2026;Nobody;dues of two years;600",
  );
  expect(mainOf(page)).toContain("Found by number: 1. Proposed: 1.");
  expect(mainOf(page)).toContain("One transfer for several invoices");
  const form = await openForm(admin, to, CONFIRM);
  expect(form.read("Note line 2: USD\u00a0600.00, D-2026-0001, D-2026-0003")).toBe(true);
  form.tick("Note line 3: USD\u00a0600.00, D-2026-0002, D-2026-0004");
  const done = await form.press(CONFIRM);
  expect(mainOf(done.page)).toContain("2 payments are noted");
  expect((await form.press(CONFIRM)).answer.location, "the same press twice").toBe(`${to}?done=noted`);
  expect((await standing()).map(({ amountMinor }) => amountMinor)).toEqual([30_000, 30_000, 30_000, 30_000]);
  const rows = [...done.page.document.querySelectorAll("main tr")].map(({ textContent }) => textContent ?? "");
  const noted = rows.find((row) => row.includes("Bank of Osh"));
  for (const part of [/D-2026-0001USD.300\.00/, /D-2026-0003USD.300\.00/]) expect(noted).toMatch(part);

  const account = `/dues/members/${osh}?year=2026`;
  expect(mainOf(await admin.get(account))).toMatch(/undone too: D-2026-0001 \(USD.300\.00\)/);
  const again = await preview("30.08.2026;Bank of Osh;Invoices No. d20260001 and 2026-0003;600");
  expect(mainOf(again.page)).toContain("Noted already and left out: 1.");
  const undo = await formWith(account, "is undone", "Undo the payment");
  undo.fill("Why the payment of USD 300.00 is undone", "The bank took it back");
  const undone = await undo.press("Undo the payment");
  expect(undone.answer.location).toContain("done=undone");
  expect(await standing()).toHaveLength(2);
  expect(mainOf(undone.page).match(/The bank took it back/g)).toHaveLength(2);
  expect(mainOf(await admin.get(`/dues/members/${naryn}?year=2026`))).toContain("Paid");
  expect(mainOf(await admin.get(again.to))).toContain("Found by number: 1.");
});

test("of a transfer for two invoices nothing is noted where one of them was paid since", async () => {
  const { to } = await preview("29.08.2026;Osh;D-2026-0001, D-2026-0003;600");
  const form = await openForm(admin, to, CONFIRM);
  const hand = await formWith(`/dues/members/${osh}?year=2026`, "D-2026-0003", "Note the payment");
  hand.fill("Amount that came in for D-2026-0003", "300").fill("Received on", "2026-08-28");
  expect((await hand.press("Note the payment")).answer.location).toContain("done=paid");
  const before = await standing();
  const done = await form.press(CONFIRM);
  expect(mainOf(done.page)).toContain("1 line could not be noted.");
  expect(await standing()).toEqual(before);
});

test("a forged division that is not the sum of the line notes nothing", async () => {
  const { to } = await preview("27.08.2026;UNIVERSITY OF NARYN;D-2026-0002;1");
  const before = await standing();
  for (const parts of ["D-2026-0002=50+D-2026-0004=51", "D-2026-0002=-1+D-2026-0004=101"])
    await admin.forge(to, { intent: "confirm", version: "2", lines: `2 ${parts} split over paid` });
  expect(await standing()).toEqual(before);
});

test("a line is noted on no invoice that its page did not offer, however the press is forged", async () => {
  const { to, page } = await preview(
    "26.08.2026;UNIVERSITY OF NARYN;D-2026-0002, D-2026-0004;500",
    "26.08.2026;Osh;D-2026-0001;7",
  );
  expect(mainOf(page)).toContain("D-2026-0004");
  const before = await standing();
  for (const lines of [
    "2 D-2026-0001=20000+D-2026-0003=30000 split over paid",
    "2 D-2026-0001 over paid",
    "3 D-2026-0002 over paid",
  ]) {
    await admin.forge(to, { intent: "confirm", version: "2", lines });
    await admin.forge(to, { intent: "confirm", version: "3", lines });
  }
  expect(await standing()).toEqual(before);
  expect(mainOf(await admin.get(to))).toContain("could not be noted");
});

test("what another statement has brought meanwhile is said to be noted already, and is no failure", async () => {
  const line = "25.08.2026;Osh;D-2026-0001;11";
  const [one, other] = [await preview(line), await preview(line)];
  const late = await openForm(admin, other.to, CONFIRM);
  expect(mainOf((await (await openForm(admin, one.to, CONFIRM)).press(CONFIRM)).page)).toContain("1 payment is noted");
  const done = mainOf((await late.press(CONFIRM)).page);
  expect(done).toContain("Noted already");
  expect(done).not.toContain("could not be noted");
});

test("a statement that one has opened is confirmed by nobody else at that browser", async () => {
  const { to } = await preview("24.08.2026;Osh;D-2026-0001;13");
  const form = await openForm(admin, to, CONFIRM);
  const other = await signInNew(portal, { roles: ["administrator"] });
  await signInAs(portal, other.email, admin);
  const before = await standing();
  expect((await form.press(CONFIRM)).answer.status).toBe(409);
  expect(await standing()).toEqual(before);
});

test("a part that was noted by hand of a day close to the bank's is asked about, on an old page and a new one", async () => {
  const line = "20.08.2026;Osh;D-2026-0001;17";
  const form = await openForm(admin, (await preview(line)).to, CONFIRM);
  const hand = await formWith(`/dues/members/${osh}?year=2025`, "D-2026-0001", "Note the payment");
  hand.fill("Amount that came in for D-2026-0001", "17").fill("Received on", "2026-08-22");
  expect((await hand.press("Note the payment")).answer.location).toContain("done=paid");
  const before = await standing();
  const said = "of this day or one close to it, is noted on it already";
  expect(mainOf((await form.press(CONFIRM)).page)).toContain(said);
  expect(await standing()).toEqual(before);
  const anew = await preview(line);
  expect(mainOf(anew.page)).toContain(said);
  expect(mainOf(anew.page)).toContain("Found by number: 0. Proposed: 1.");
});
