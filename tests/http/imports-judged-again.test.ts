import { beforeAll, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { institutions } from "#db/schema/members.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LOOK = "Look at the rows";

let portal: TestPortal;
let browser: Browser;

const mainOf = (document: Document) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

async function look(...rows: string[]) {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  const bytes = Buffer.from(["Name in English;Country;City;Member since", ...rows].join("\n"));
  const uploaded = await form.attach("File with the list", { name: "wait.csv", bytes }).press("Read the list");
  return (await uploaded.form(LOOK).press(LOOK)).address;
}

const admit = (nameEn: string) =>
  portal.services.withTransaction((tx) =>
    createMember(
      tx,
      { institution: { nameEn, nameOfficial: nameEn, country: "KG", city: "Osh" } },
      portal.services.clock.now(),
    ),
  );

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
});

test("a preview that waits is judged anew when it is opened, and says which rows differ and what they were", async () => {
  const list = await look("Waiting Academy;KG;Talas;2019-01-01", "Patient Lyceum;KG;Naryn;2019-01-01");
  expect(mainOf((await browser.get(list)).document)).toContain("New: 2. Changed: 0.");
  await admit("Waiting Academy");
  for (const page of [list, list]) {
    const words = mainOf((await browser.get(page)).document);
    expect(words).toContain("New: 1. Changed: 1.");
    expect(words).toContain("Records here have changed since the list was looked through. Judged anew: row 2.");
    expect(words).toContain("Before, it was judged: New.");
  }
});

test("what has changed between the page and the press is not written, and is said", async () => {
  const list = await look("Sudden Academy;KG;Talas;2019-01-01", "Calm Conservatory;KG;Naryn;2019-01-01");
  const confirm = await openForm(browser, list, "Write 2 rows");
  await admit("Sudden Academy");
  const before = await portal.services.db.$count(institutions);
  const refused = await confirm.press("Write 2 rows");
  expect(refused.answer.status).toBe(409);
  expect(mainOf(refused.page.document)).toContain("Judged anew: row 2.");
  expect(await writeImports(portal.services)).toBe(0);
  expect(await portal.services.db.$count(institutions)).toBe(before);
  const again = await refused.form("Write 2 rows").press("Write 2 rows");
  expect(again.answer.status).toBe(302);
  expect(await writeImports(portal.services)).toBe(2);
  expect(await portal.services.db.$count(institutions), "one is new, one is changed").toBe(before + 1);
});

test("the word that a row is another institution than it looks like is kept when the list is judged anew", async () => {
  await admit("Samarkand Steppe State University named after Somebody");
  const list = await look(
    "Steppe State University named after Somebody;KG;Osh;2019-01-01",
    "Other Place;KG;Osh;2019-01-01",
  );
  const take = await openForm(browser, list, "Write the ticked rows as new");
  await take.tick("Row 2: Steppe State University named after Somebody").press("Write the ticked rows as new");
  expect(mainOf((await browser.get(list)).document)).toContain("New: 2. Changed: 0.");
  await admit("Other Place");
  expect(mainOf((await browser.get(list)).document)).toContain("New: 1.");
});
