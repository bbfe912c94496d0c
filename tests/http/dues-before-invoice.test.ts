import { beforeAll, expect, test } from "vitest";
import { startAccounts } from "#tests/support/account-pages.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

const ADMITTED = new Date("2025-02-01T08:00:00Z");
const LATE = new Date("2026-08-05T08:00:00Z");
const CANARY = "A reason that only the secretariat reads";

let portal: TestPortal;
let admin: Browser;
let paying: Member;
let uncounted: Member;
let observer: Member;

interface Member {
  number: string;
  own: string;
  head: SignedIn;
}

async function admit(nameEn: string, change: Parameters<typeof createMember>[1], at = ADMITTED): Promise<Member> {
  const institution = { nameEn, nameOfficial: nameEn, country: "KG", ...change.institution };
  const { institutionId, number } = await portal.services.withTransaction((tx) =>
    createMember(tx, { ...change, institution }, at),
  );
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return { number, own: `/institution/dues?institution=${institutionId}`, head };
}

const mainOf = async (browser: Browser, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const linksOn = async (browser: Browser, page: string) =>
  [...(await browser.get(page)).document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));

beforeAll(async () => {
  ({ portal } = await startAccounts());
  paying = await admit("Paying University", {});
  const keyFigures = { students: null, internationalStudents: null, academicStaff: null, referenceYear: null };
  uncounted = await admit("Uncounted University", { institution: { keyFigures } });
  observer = await admit("Observing University", { category: "observer" });
  ({ browser: admin } = await signInNew(portal, { roles: ["administrator"] }));
  await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
});

test("before a table of dues is in force a member is told of no amount", async () => {
  const { head, own } = paying;
  expect(await mainOf(head.browser, own)).toContain("No invoices yet");
  expect(await linksOn(head.browser, own)).not.toContain("/join/dues");
});

test("with a table in force and no invoice yet a member reads what it owes, why, and where the table stands", async () => {
  const fill = {
    ...{ Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75" },
    "Nothing is owed by who is admitted from (day of the year)": "1 August",
    "Full member, 2,001 to 10,000 students, Lower middle income": "300",
  };
  await pressOn(admin, "/dues/schedule", "Save the table", { fill });
  const words = await mainOf(paying.head.browser, paying.own);
  expect(words).toContain("By the table of dues your institution owes USD 300.00 for 2026.");
  expect(words).toContain("No invoices yet");
  expect(await linksOn(paying.head.browser, paying.own)).toContain("/join/dues");
  expect(await mainOf(observer.head.browser, observer.own)).toContain(
    "By the table of dues your institution owes nothing for 2026.",
  );
  const unclear = await mainOf(uncounted.head.browser, uncounted.own);
  expect(unclear).toContain("depends on the number of students, which its profile does not give");
  const profile = uncounted.own.replace("/institution/dues", "/institution/edit");
  expect(await linksOn(uncounted.head.browser, uncounted.own)).toContain(profile);
});

test("what the secretariat has set for a member is told without its reason, and an invoice takes its place", async () => {
  const account = `/dues/members/${paying.number}?year=2026`;
  const fill = { "Amount in USD": "250", Reason: CANARY };
  await pressOn(admin, account, "Set the amount", { fill });
  const set = await mainOf(paying.head.browser, paying.own);
  expect(set).toContain("The association has set USD 250.00 for your institution for 2026.");
  expect(set).not.toContain(CANARY);
  await pressOn(admin, account, "Set the amount", { fill: { "Amount in USD": "0", Reason: CANARY } });
  expect(await mainOf(paying.head.browser, paying.own)).toContain("Your institution is exempt from dues for 2026.");
  await pressOn(admin, account, "Set the amount", { fill });
  await pressOn(admin, account, "Issue the invoice for 2026: USD 250.00");
  const invoiced = await mainOf(paying.head.browser, paying.own);
  expect(invoiced).toContain("Invoice D-2026-0001");
  expect(invoiced).not.toContain("has set USD 250.00");
  expect(await linksOn(paying.head.browser, paying.own)).toContain("/join/dues");
});

test("who was admitted late in the year reads that nothing is owed for it", async () => {
  const late = await admit("Late University", {}, LATE);
  expect(await mainOf(late.head.browser, late.own)).toContain(
    "Your institution was admitted late in the year: it owes nothing for 2026.",
  );
});

test("naming nobody for the dues says that nobody is named, and who gets the letters then", async () => {
  const { head, own } = observer;
  const choose = { "Who deals with dues": "Nobody" };
  const saved = await pressOn(head.browser, own, "Save the contact", { choose });
  const words = await mainOf(head.browser, String(saved.location));
  expect(words).toContain("Nobody is named for dues now.");
  expect(words).not.toContain("The contact is saved.");
});
