import { beforeAll, expect, test } from "vitest";
import { duesInvoices, duesPayments } from "#db/schema/dues.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { copiedText, hasPdfTools } from "#tests/support/pdf-pages.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Answer, Browser, TestPortal } from "#tests/support/test-portal.ts";

const NOTE = "Note the payment";
const CAME_IN = "Amount that came in for D-2026-0001";

let portal: TestPortal;
let admin: Browser;
let coordinator: Browser;
let head: SignedIn;
let account: string;
let institutionId: string;

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const told = async (kind: string) => (await letterTo(portal, head.email, kind)).text.replace(/\s+/g, " ");

beforeAll(async () => {
  ({ portal } = await startAccounts());
  const member = await portal.services.withTransaction((tx) => createMember(tx, {}, new Date("2025-02-01T08:00:00Z")));
  const { number } = member;
  ({ institutionId } = member);
  account = `/dues/members/${number}?year=2026`;
  ({ browser: admin } = await signInNew(portal, { roles: ["administrator"] }));
  ({ browser: coordinator } = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] }));
  head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const fill = {
    ...{ Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75" },
    "Full member, 2,001 to 10,000 students, Lower middle income": "300",
  };
  await pressOn(admin, "/dues/schedule", "Save the table", { fill });
  await pressOn(admin, "/dues/issue?year=2026", "Issue 1 invoice");
});

test("more than is asked is noted with a word to both sides, and undone", async () => {
  const form = await openForm(coordinator, account, NOTE);
  form.fill(CAME_IN, "310").fill("Received on", "2026-08-30");
  const asked = await form.press(NOTE);
  expect([asked.answer.status, mainOf(asked.page)]).toEqual([
    422,
    expect.stringContaining("more than is still to be paid on the invoice"),
  ]);
  expect(await portal.services.db.$count(duesPayments)).toBe(0);
  const anyway = asked.form(NOTE);
  expect([anyway.read(CAME_IN), anyway.read("Received on")]).toEqual(["310", "30.08.2026"]);
  const noted = anyway.tick("So much came in");
  expect(mainOf((await noted.press(NOTE)).page)).toContain("It is more than the invoice asks for");
  expect((await noted.press(NOTE)).answer.status, "pressed twice is noted once").toBe(302);
  expect(await portal.services.db.$count(duesPayments)).toBe(1);
  expect(await told("dues-received")).toContain("That is USD 10.00 more than the invoice asks for.");
  expect(await told("dues-received")).toContain("whether it is to be put to another invoice or paid back");
  const own = mainOf(await head.browser.get(`/institution/dues?institution=${institutionId}`));
  expect(own).toContain("Paid above what was asked for: USD 10.00.");
  expect(own).toContain("The secretariat applies it to another invoice, or pays it back");
  expect(mainOf(await coordinator.get(account))).toContain("note it again in two parts");
  const [row] = await portal.services.db.select().from(duesInvoices);
  const receipt = await head.browser.get(`/invoices/${row?.id}/receipt?first=en&second=none`);
  expect(receipt.text.slice(0, 5)).toBe("%PDF-");
  const words = hasPdfTools ? copiedText(receipt.bytes).replace(/\s+/g, " ") : "";
  if (hasPdfTools)
    for (const part of [
      "Asked for USD 300.00",
      "Received in all USD 310.00",
      "Paid above what was asked for USD 10.00",
    ])
      expect(words.replaceAll("\u00a0", " ")).toContain(part);
  if (hasPdfTools) expect(words).toContain("This rest stays held on the invoice for the member.");
  const fill = { "Why the payment of USD 310.00 is undone": "Mistyped" };
  await pressOn(coordinator, account, "Undo the payment", { fill });
  expect(await told("dues-undone")).toContain("Still to be paid: USD 300.00.");
});

test("another payment sent from the form of one that was noted is said to be another, kept as typed, and noted by the next press", async () => {
  const form = await openForm(coordinator, account, NOTE);
  form.fill(CAME_IN, "11").fill("Received on", "2026-08-29");
  await form.press(NOTE);
  expect((await form.press(NOTE)).answer.status, "the same twice is one").toBe(302);
  const other = await form.fill(CAME_IN, "12").press(NOTE);
  expect(other.answer.status).toBe(409);
  expect(mainOf(other.page)).toContain("Another payment was noted from this form already");
  const anew = other.form(NOTE);
  expect([anew.read(CAME_IN), anew.read("Received on")]).toEqual(["12", "29.08.2026"]);
  expect((await anew.press(NOTE)).answer.status).toBe(302);
  const sums = await portal.services.db.select({ sum: duesPayments.amountMinor }).from(duesPayments);
  expect(sums.map(({ sum }) => sum)).toEqual(expect.arrayContaining([1100, 1200]));
});

test("money noted from a page that was open before the invoice was cancelled asks nobody for the rest", async () => {
  const stale = await openForm(admin, account, NOTE);
  stale.fill(CAME_IN, "5").fill("Received on", "2026-08-31");
  const fill = { "Why D-2026-0001 is cancelled": "Issued twice" };
  await pressOn(coordinator, account, "Cancel D-2026-0001 by a credit note", { fill });
  expect(mainOf((await stale.press(NOTE)).page)).toContain("but the invoice was cancelled");
  expect(await told("dues-received")).toContain("The invoice is cancelled: nothing is to be paid on it.");
  expect(await told("dues-received")).not.toContain("Still to be paid");
});
