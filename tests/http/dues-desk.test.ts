import { beforeAll, expect, test } from "vitest";
import { startAccounts } from "#tests/support/account-pages.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
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
