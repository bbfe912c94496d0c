import { beforeAll, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { institutions } from "#db/schema/members.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LOOK = "Look at the rows";
const HEADINGS = "Name in English;Official name;ROR;Country;City;Member since";

let portal: TestPortal;
let browser: Browser;

const mainOf = (document: Document) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const rowsOf = (document: Document) =>
  [...document.querySelectorAll("tbody tr")].map((row) => (row.textContent ?? "").replace(/\s+/g, " "));

async function look(...rows: string[]) {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  const bytes = Buffer.from([HEADINGS, ...rows].join("\n"));
  const uploaded = await form.attach("File with the list", { name: "two.csv", bytes }).press("Read the list");
  const looked = await uploaded.form(LOOK).choose("Rows are known again by", "Name and country").press(LOOK);
  return { list: looked.address, document: looked.page.document };
}

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
  const { services } = portal;
  const institution = {
    ...{ nameEn: "Mirzoyan New University", nameOfficial: "Мирзоян жаңа университеті", country: "KZ", city: "Taraz" },
    otherNames: [{ value: "Mirzoyan Polytechnic Institute", language: "en", until: 2015 }],
    nameOfficialLanguage: "kk",
    registryId: "042nb2s44",
  };
  await services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now()));
  const record = registryRecord("tworiver", "Academy of the Two Rivers", {
    id: "https://ror.org/03vek6s52",
    names: [
      named("Academy of the Two Rivers", "en", "ror_display", "label"),
      named("Академия двух рек", "ru", "label"),
    ],
    locations: [place("Osh", "KG", "Kyrgyzstan", [40.5, 72.8])],
  });
  await importRegistryRecords(services, [record]);
});

test("rows that name one member by its present, its earlier and its official name are one, the first of them", async () => {
  const { list, document } = await look(
    "Mirzoyan New University;;;KZ;Shymkent;2019-01-01",
    "Mirzoyan Polytechnic Institute;;;KZ;Almaty;2019-01-01",
    ";Мирзоян жаңа университеті;;KZ;Astana;2019-01-01",
    "Anything else;;https://ror.org/042nb2s44;KZ;Oral;2019-01-01",
  );
  expect(mainOf(document)).toContain("New: 0. Changed: 1.");
  const [first, ...others] = rowsOf(document);
  expect(first).not.toContain("The same institution stands");
  for (const row of others) expect(row).toContain("The same institution stands in row 2 already.");
  await pressOn(browser, list, "Write 1 row");
  await writeImports(portal.services);
  const [member] = await portal.services.db.select().from(institutions);
  expect([member?.nameEn, member?.city]).toEqual(["Mirzoyan New University", "Shymkent"]);
});

test("a row with an earlier name of a member is that member, and does not give the name back", async () => {
  const { document } = await look("Mirzoyan Polytechnic Institute;;;KZ;Kostanay;2019-01-01");
  expect(mainOf(document)).toContain("New: 0. Changed: 1.");
  const [row] = rowsOf(document);
  expect(row).toContain("is another name of Mirzoyan New University");
  expect(row).toContain("Kostanay");
});

test("a ROR and a name that the registry knows for it are one institution, also where it is new", async () => {
  const { document } = await look(
    "Academy of the Two Rivers, Osh;;https://ror.org/03vek6s52;KG;Osh;2019-01-01",
    ";Академия двух рек;;KG;Osh;2019-01-01",
  );

  expect(mainOf(document)).toContain("New: 1. Changed: 0.");
  expect(rowsOf(document)[1]).toContain("The same institution stands in row 2 already.");
});
