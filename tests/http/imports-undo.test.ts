import { beforeAll, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LOOK = "Look at the rows";
const UNDO = "Undo the whole list";

let portal: TestPortal;
let browser: Browser;

const mainOf = (document: Document) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
  await pressOn(browser, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const fill = {
    ...{ Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75" },
    "Full member, 2,001 to 10,000 students, Lower middle income": "300",
  };
  await pressOn(browser, "/dues/schedule", "Save the table", { fill });
});

test("before a list is undone its page says which rows stay and why, and the others are undone", async () => {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  const rows = ["Invoiced", "Peopled", "Untouched", "Ruled"].map((name) => `${name} University;KG;Osh;2019-01-01`);
  const bytes = Buffer.from(["Name in English;Country;City;Member since", ...rows].join("\n"));
  const uploaded = await form.attach("File with the list", { name: "undo.csv", bytes }).press("Read the list");
  const list = (await uploaded.form(LOOK).press(LOOK)).address;
  await pressOn(browser, list, "Write 4 rows");
  await writeImports(portal.services);
  const { db } = portal.services;
  const members = await db.select().from(institutions);
  const idOf = (name: string) => members.find(({ nameEn }) => nameEn.startsWith(name))?.id ?? "";
  const own = await db.select().from(memberships);
  const numberOf = (name: string) => own.find(({ institutionId }) => institutionId === idOf(name))?.number ?? "";

  const account = `/dues/members/${numberOf("Invoiced")}?year=2026`;
  await pressOn(browser, account, "Set the amount", { fill: { "Amount in USD": "300", Reason: "Agreed" } });
  const issue = await openForm(browser, account, /^Issue the invoice/);
  expect((await issue.press(/^Issue the invoice/)).answer.location).toContain("done=issued-one");
  await signInNew(portal, { roles: [{ role: "representative", institutionId: idOf("Peopled") }] });

  const undo = await openForm(browser, list, UNDO);
  const told = (undo.element.textContent ?? "").replace(/\s+/g, " ");
  for (const words of [
    "2 memberships and their pages in the directory go.",
    "2 records cannot be undone and stay as they are:",
    "An invoice has been issued to the member; it stays.Row 2: Invoiced University",
    "Somebody acts for the member by now, is invited to, or has asked to; it stays.Row 3: Peopled University",
  ])
    expect(told).toContain(words);
  await undo.tick("I want to undo the whole list").press(UNDO);
  await writeImports(portal.services);
  const after = mainOf((await browser.get(list)).document);
  expect(after).toContain("Taken away: 2. As they were before: 0. Not undone: 2.");
  expect(after).toContain("An invoice has been issued to the member; it stays.");
  expect(await db.$count(institutions)).toBe(2);
});
