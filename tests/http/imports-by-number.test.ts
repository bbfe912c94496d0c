import { beforeAll, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { institutions } from "#db/schema/members.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LOOK = "Look at the rows";

let portal: TestPortal;
let browser: Browser;
let number: string;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
  const { services } = portal;
  const institution = {
    nameEn: "Numbered University",
    nameOfficial: "Numbered University",
    country: "KZ",
    city: "Taraz",
  };
  ({ number } = await services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now())));
});

async function look(...lines: string[]) {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  const bytes = Buffer.from(lines.join("\n"));
  const uploaded = await form.attach("File with the list", { name: "numbers.csv", bytes }).press("Read the list");
  const sent = await uploaded.form(LOOK).press(LOOK);
  const { document } = sent.page;
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => (row.textContent ?? "").replace(/\s+/g, " "));
  return {
    sent,
    list: sent.address,
    rows,
    main: (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " "),
  };
}

test("a list of known membership numbers needs no names, and shows the members by theirs", async () => {
  const { list, rows, main } = await look("Membership number;City", `${number};Shymkent`);
  expect(main).toContain("New: 0. Changed: 1.");
  expect(rows[0]).toContain("Numbered University");
  await pressOn(browser, list, "Write 1 row");
  await writeImports(portal.services);
  expect((await portal.services.db.select().from(institutions)).map(({ city }) => city)).toEqual(["Shymkent"]);
});

test("a row without a number that is known is told that it needs a name", async () => {
  const { rows, main } = await look("Membership number;City", `${number};Aktau`, "M-2026-9876;Oral", ";Atyrau");
  expect(main).toContain("New: 0. Changed: 1.");
  expect(rows[0]).not.toContain("needs a name");
  for (const row of rows.slice(1)) expect(row).toContain("A new row needs a name, in any language.");
});

test("but rows that are known by name do need a column of names", async () => {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  const bytes = Buffer.from("City;Country\nOral;KZ");
  const uploaded = await form.attach("File with the list", { name: "places.csv", bytes }).press("Read the list");
  const sent = await uploaded.form(LOOK).choose("Rows are known again by", "Name and country").press(LOOK);
  expect(sent.answer.status).toBe(422);
  expect(sent.page.document.querySelector("main")?.textContent).toContain("One column must be a name.");
});
