import { beforeAll, beforeEach, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { institutions } from "#db/schema/members.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LOOK = "Look at the rows";
const TAKE = "Write the ticked rows as new";
const HEADINGS = "Name in English;Website;Country;City;Member since";

let portal: TestPortal;
let browser: Browser;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
});

beforeEach(() => {
  founded += 1;
});

const mainOf = (document: Document) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

async function look(...rows: string[]) {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  const bytes = Buffer.from([HEADINGS, ...rows].join("\n"));
  const uploaded = await form.attach("File with the list", { name: `${founded}.csv`, bytes }).press("Read the list");
  const looked = await uploaded.form(LOOK).choose("Rows are known again by", "Name and country").press(LOOK);
  const lines = [...looked.page.document.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
  return {
    list: looked.address,
    main: mainOf(looked.page.document),
    lines,
    form: () => looked.form(TAKE) as ServedForm,
  };
}

const namesHere = async () =>
  (await portal.services.db.select({ name: institutions.nameEn }).from(institutions)).map(({ name }) => name).sort();

test("two new rows with one website and two names wait for somebody's word whether they are one", async () => {
  const rows = [
    "Ural Institute of Ceramics;https://ceramics.example.kz;KZ;Oral;2019-01-01",
    "West Kazakhstan School of Pottery;https://www.ceramics.example.kz/kk;KZ;Oral;2019-01-01",
    "Academy of Glass;https://glass.example.org;KZ;Aktau;2019-01-01",
  ];
  const { list, main, lines } = await look(...rows);
  expect(main).toContain("New: 2. Changed: 0.");
  expect(main).toContain("Is it one that is here or in another row?");
  expect(lines[1]).toContain("of “Ural Institute of Ceramics” in row 2: example.kz. The two may be one institution.");
  await pressOn(browser, list, "Write 2 rows");
  await writeImports(portal.services);
  expect(await namesHere()).toEqual(["Academy of Glass", "Ural Institute of Ceramics"]);
});

test("and are written both where somebody says that they are two", async () => {
  const { list, form } = await look(
    "College of Rivers;https://shared-rivers.org;KG;Osh;2019-01-01",
    "Lyceum of Lakes;https://lakes.shared-rivers.org;KG;Osh;2019-01-01",
  );
  const taken = await form().tick("Row 3: Lyceum of Lakes").press(TAKE);
  expect(mainOf(taken.page.document)).toContain("1 such row is to be written as new.");
  await pressOn(browser, list, "Write 2 rows");
  await writeImports(portal.services);
  expect(await namesHere()).toEqual(expect.arrayContaining(["College of Rivers", "Lyceum of Lakes"]));
});
