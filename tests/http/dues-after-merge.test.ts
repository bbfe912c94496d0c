import { beforeAll, expect, test } from "vitest";
import { duesInvoices } from "#db/schema/dues.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let admin: Browser;
let first: SignedIn;
let second: SignedIn;
let college: Awaited<ReturnType<typeof admit>>;
let university: Awaited<ReturnType<typeof admit>>;
let unpaid: { id: string; number: string };

async function admit(nameEn: string) {
  const institution = { nameEn, nameOfficial: nameEn, nameOfficialLanguage: "en", country: "KG" };
  const { institutionId, number } = await portal.services.withTransaction((tx) =>
    createMember(tx, { institution }, new Date("2025-02-01T08:00:00Z")),
  );
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return { institutionId, number, head };
}

const textOf = async (browser: Browser, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

beforeAll(async () => {
  ({ portal } = await startAccounts());
  college = await admit("Orchard College");
  university = await admit("Valley University");
  ({ browser: admin } = await signInNew(portal, { roles: ["administrator"] }));
  first = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  second = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const fill = {
    ...{ Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75" },
    "Full member, 2,001 to 10,000 students, Lower middle income": "300",
  };
  await pressOn(admin, "/dues/schedule", "Save the table", { fill });
  await pressOn(admin, "/dues/issue?year=2026", "Issue 2 invoices");
  const rows = await portal.services.db.select().from(duesInvoices);
  const found = rows.find(({ institutionId }) => institutionId === college.institutionId);
  if (!found) throw new Error("The college has no invoice");
  unpaid = found;
});

test("the people of the member that remains see, get letters of and pay what the merged one owes, until the merge is undone", async () => {
  const desk = `/memberships/${college.number}/merge`;
  const preview = `${desk}?with=${university.number}`;
  expect(await textOf(first.browser, preview)).toContain("1 of its invoices is unpaid: USD 300.00.");
  const fill = { "Since when the two are one": "2026-03-02", "What shows it": "Decree No. 88 of 2 March 2026." };
  expect((await pressOn(first.browser, preview, "Send it to be confirmed", { fill })).location).toContain(
    "merge-asked",
  );
  expect((await pressOn(second.browser, desk, "Merge the two")).location).toContain("merge-confirmed");

  for (const { head } of [college, university]) {
    const letter = await letterTo(portal, head.email, "membership-merge-confirmed");
    expect(letter.text.replace(/\s+/g, " ")).toContain(
      `An open invoice of Orchard College goes over: ${unpaid.number}, USD 300.00. It is paid by Valley University`,
    );
  }
  const own = `/institution/dues?institution=${university.institutionId}`;
  for (const { browser } of [college.head, university.head]) {
    const words = await textOf(browser, own);
    expect(words).toContain(`Invoice ${unpaid.number}`);
    expect(words).toContain(`Orchard College, ${college.number}, the former record`);
    expect(words).toContain("Still to be paid: USD 600.00.");
    expect((await browser.get(`/invoices/${unpaid.id}?first=en&second=none`)).status).toBe(200);
  }
  const account = `/dues/members/${college.number}?year=2026`;
  const page = await second.browser.get(account);
  const said = (page.document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
  expect(said).toContain(`It has been one with Valley University, ${university.number}, since 2 March 2026.`);
  expect(said).not.toContain("Set another amount");
  const theirs = `/dues/members/${university.number}?year=2026`;
  expect(page.text).toContain(`href="${theirs}"`);
  expect((await second.browser.get(theirs)).text).toContain(`href="${account}"`);
  // The desk has the sum that the member reads and pays.
  const atDesk = await textOf(second.browser, theirs);
  expect(atDesk).toContain("Still to be paid: USD 600.00.");
  expect(atDesk).toMatch(new RegExp(`Orchard College, ${college.number} Still to be paid: USD 300.00.`));
  expect(said).toContain("Still to be paid: USD 300.00.");
  const adjust = { intent: "adjust", year: "2026", amount: "5", reason: "A page from before" };
  expect((await second.browser.forge(account, adjust)).status).toBe(409);
  const pay = { [`Amount that came in for ${unpaid.number}`]: "100", "Received on": "2026-08-30" };
  expect((await pressOn(second.browser, account, "Note the payment", { fill: pay })).location).toContain("done=paid");
  const told = await letterTo(portal, university.head.email, "dues-received");
  expect(told.text).toContain(unpaid.number);
  expect(told.text).toContain(own);

  // Who acts for the member that pays notes nothing on what it pays.
  const interested = await signInNew(portal, {
    roles: [
      { role: "coordinator", countries: ["KG"] },
      { role: "alternate", institutionId: university.institutionId },
    ],
  });
  expect(await textOf(interested.browser, account)).not.toContain("Note the payment");

  const undo = { fill: { "Why it is undone": "They are two after all." } };
  expect((await pressOn(second.browser, desk, "Undo the merge", undo)).location).toContain("merge-undone");
  for (const { email } of [college.head, university.head, first]) {
    const letter = await letterTo(portal, email, "membership-merge-undone");
    expect(letter.text.replace(/\s+/g, " ")).toContain(
      `An open invoice goes back to Orchard College: ${unpaid.number}, USD 200.00. It is paid by Orchard College again`,
    );
  }
  expect(await textOf(university.head.browser, own)).not.toContain(unpaid.number);
  expect((await university.head.browser.get(`/invoices/${unpaid.id}?first=en&second=none`)).status).toBe(404);
  expect(await textOf(college.head.browser, `/institution/dues?institution=${college.institutionId}`)).toContain(
    `Invoice ${unpaid.number}`,
  );
});
