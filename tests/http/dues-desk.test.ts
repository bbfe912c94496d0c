import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { duesInvoices } from "#db/schema/dues.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let admin: Browser;

const NAMES = {
  "Alpha University": { ru: "Ялтинский университет", kk: "Ялта университеті" },
  "Zebra Academy": { ru: "Академия зебр", kk: "Әсем академия" },
  "Middle College": { ru: "Колледж", kk: "Қала колледжі" },
};
const IN_ORDER = {
  en: ["Alpha University", "Middle College", "Zebra Academy"],
  ru: ["Академия зебр", "Колледж", "Ялтинский университет"],
  kk: ["Әсем академия", "Қала колледжі", "Ялта университеті"],
};

beforeAll(async () => {
  ({ portal } = await startAccounts());
  ({ browser: admin } = await signInNew(portal, { roles: ["administrator"] }));
  for (const [nameEn, translatedNames] of Object.entries(NAMES))
    await portal.services.withTransaction((tx) =>
      createMember(
        tx,
        { institution: { nameEn, nameOfficial: nameEn, translatedNames, country: "KG" } },
        new Date("2025-02-01T08:00:00Z"),
      ),
    );
  await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const fill = {
    ...{ Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75" },
    "Full member, 2,001 to 10,000 students, Lower middle income": "300",
  };
  await pressOn(admin, "/dues/schedule", "Save the table", { fill });
});

/** The names of a list of members in the order in which they stand. */
async function namesOn(page: string, lng: keyof typeof IN_ORDER) {
  const { document } = await admin.get(page, { Cookie: `lng=${lng}`, "Accept-Language": lng });
  const rows = [...document.querySelectorAll("main tbody th")].map((cell) => cell.textContent ?? "");
  return rows.flatMap((row) => IN_ORDER[lng].filter((name) => row.startsWith(name)));
}

async function inEveryLanguage(address: string) {
  for (const lng of ["ru", "kk", "en"] as const)
    expect(await namesOn(`${address}${address.includes("?") ? "&" : "?"}lng=${lng}`, lng), lng).toEqual(IN_ORDER[lng]);
}

test("members stand in the order of the names that their reader reads, before and after their invoices are issued", async () => {
  await inEveryLanguage("/dues/issue?year=2026");
  expect((await pressOn(admin, "/dues/issue?year=2026&lng=en", "Issue 3 invoices")).location).toContain("done=issued");
  await inEveryLanguage("/dues?year=2026");
});

test("an invoice is found by its number or the end of it, by the number or the name of its member, whatever the year", async () => {
  const { db } = portal.services;
  const [invoice] = await db.select().from(duesInvoices).where(eq(duesInvoices.number, "D-2026-0002"));
  const member = invoice?.document.member;
  const found = async (q: string, year = "2026") => {
    const { document } = await admin.get(`/dues?year=${year}&q=${encodeURIComponent(q)}&lng=en`);
    return [...document.querySelectorAll("main tbody td.nowrap")].map((cell) => cell.textContent);
  };
  const search = await openForm(admin, "/dues?year=2027&lng=en", "Search");
  const answer = await search
    .fill("Number of the invoice or its end, name or number of the member", "0002")
    .press("Search");
  expect(answer.page.document.querySelector("main")?.textContent).toContain("D-2026-0002");
  for (const typed of ["D-2026-0002", "26-0002", "2026/2", "Д 2026-0002", member?.nameEn ?? ""])
    expect(await found(typed, "2027"), typed).toEqual(["D-2026-0002"]);
  const pasted = "Оплата по сч. № д 2026 0002/0001 от 01.09";
  expect(await found(pasted, "2027"), "as a bank writes it").toEqual(["D-2026-0001", "D-2026-0002"]);
  expect(await found("0002")).toContain("D-2026-0002");
  expect(await found(member?.number ?? "")).toEqual(["D-2026-0002"]);
  expect(await found("26-0009")).toEqual([]);
  expect((await admin.get("/dues/export/csv?year=2026&q=26-0002")).text).not.toContain("D-2026-0001");
});
