import { strToU8, zipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
  await portal.services.withTransaction((tx) =>
    createMember(
      tx,
      {
        institution: {
          ...{ nameEn: "Osh Mountain University", nameOfficial: "Ош тоо университети", nameOfficialLanguage: "ky" },
          ...{ country: "KG", emailDomains: ["oshtoo.example"] },
        },
      },
      portal.services.clock.now(),
    ),
  );
});

const rowsOf = (document: Document) =>
  [...document.querySelectorAll("tbody tr")].map((row) => (row.textContent ?? "").replace(/\s+/g, " "));

async function look(bytes: Uint8Array, key?: string) {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  form.choose("What the list is of", "Members").attach("File with the list", { name: "list", bytes });
  const columns = (await form.press("Read the list")).form("Look at the rows");
  if (key) columns.choose("Rows are known again by", key);
  return rowsOf((await columns.press("Look at the rows")).page.document);
}
const lookAt = (text: string, key?: string) => look(Buffer.from(text), key);

const BELONGS = "This belongs to Osh Mountain University";

test("what is wrong is said of the column it comes from", async () => {
  const web =
    "Name in English;Country;City;Member since;Website\nSomething Else;Kyrgyzstan;Naryn;2018;www.oshtoo.example";
  expect((await lookAt(web))[0]).toContain(`Website “www.oshtoo.example”: ${BELONGS}`);
  const both = (website: string, domain: string) =>
    `Name in English;Country;City;Member since;Website;E-mail domain\nSomething Else;Kyrgyzstan;Naryn;2018;${website};${domain}`;
  expect((await lookAt(both("elsewhere.example", "oshtoo.example")))[0]).toContain(
    `E-mail domain “oshtoo.example”: ${BELONGS}`,
  );
  expect((await lookAt(both("oshtoo.example", "more.example")))[0]).toContain(`Website “oshtoo.example”: ${BELONGS}`);
  const named =
    "Name in English;Country;City;Member since;Website\nOsh Mountain University;Kyrgyzstan;Osh;2018;new.example";
  expect((await lookAt(named, "Domain of the website or e-mail"))[0]).toContain(
    `Name in English “Osh Mountain University”: ${BELONGS}`,
  );
});

test("a row without what it is known again by is told so of the column the file has", async () => {
  const web = "Name in English;Country;City;Member since;Website\nSomething Else;Kyrgyzstan;Naryn;2018;";
  const [row = ""] = await lookAt(web, "Domain of the website or e-mail");
  expect(row).toContain("Website: ");
  expect(row).not.toContain("E-mail domain");
  const nameless = "Name in English;Country;City;Member since\n;Kyrgyzstan;Naryn;2018";
  const [without = ""] = await lookAt(nameless);
  expect(without).toContain("Name in English: ");
  expect(without).not.toContain("Official name: ");
});

const cell = (at: string, value: string | number) =>
  typeof value === "number"
    ? `<c r="${at}"><v>${value}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

function workbook(rows: (string | number)[][]) {
  const lines = rows.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((one, column) => cell(`${"ABCDE"[column]}${at + 1}`, one)).join("")}</row>`,
  );
  return zipSync({
    "xl/workbook.xml": strToU8("<workbook/>"),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${lines.join("")}</sheetData></worksheet>`),
  });
}

const HEADS = ["Name in English", "Country", "City", "Member since"];

test("a day that a workbook keeps as a plain number is read as the day, and it is said how", async () => {
  const rows = await look(
    workbook([
      HEADS,
      ["Lake University", "Germany", "Konstanz", 44_260],
      ["Hill University", "Germany", "Kiel", 2019],
      ["Wood University", "Germany", "Bonn", 99_260],
    ]),
  );
  expect(rows[0]).toContain("Full member from 5 March 2021");
  expect(rows[0]).toContain("44260 is understood as a day of the workbook: 5 March 2021");
  expect(rows[1]).toContain("Full member from 1 January 2019");
  expect(rows[2]).toContain("This day cannot be read");
});
