import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let admin: Browser;

const HEADLESS = "The file has no headings";
const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

beforeAll(async () => {
  portal = await startTestPortal();
  for (const [nameEn, country] of [
    ["University of A-Osh", "KG"],
    ["University of Naryn", "KG"],
  ] as const)
    await portal.services.withTransaction((tx) =>
      createMember(
        tx,
        { institution: { nameEn, nameOfficial: nameEn, country } },
        new Date(portal.services.clock.now().getTime() - 400 * 86_400_000),
      ),
    );
  ({ browser: admin } = await signInNew(portal, {
    roles: ["administrator", { role: "coordinator", countries: ["KG"] }],
  }));
});

async function upload(
  text: string,
  { page = "/dues/statements", label = "Statement", press = "Read the statement" } = {},
) {
  const form = await openForm(admin, page, press);
  form.attach(label, { name: "list.csv", bytes: Buffer.from(text), type: "text/csv" });
  return form;
}

async function bringIn(text: string, kind: "Members" | "Universities the association would like to have") {
  const list = { page: "/admin/imports", label: "File with the list", press: "Read the list" };
  return (await upload(text, list)).choose("What the list is of", kind).press("Read the list");
}

const rowsOf = ({ document }: Pick<Answer, "document">) =>
  [...document.querySelectorAll("tbody tr")].map((row) => (row.textContent ?? "").replace(/\s+/g, " "));

test("the first line of a statement without headings is a line like the others, and the page says so", async () => {
  await pressOn(admin, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const lines = ['27.08.2026,"200,00",Osh,first word', '28.08.2026,"300,00",Naryn,second word'];
  const sent = await (await upload(lines.join("\n"))).press("Read the statement");
  expect(mainOf(sent.page)).toContain("first word · second word");
  expect(mainOf(sent.page)).toContain("No line of the file is taken for headings");
  const form = sent.form("Look at the lines");
  expect(form.read(HEADLESS)).toBe(true);
  form
    .choose("Column 1", "Date")
    .choose("Column 2", "Amount (what went out has a minus)")
    .choose("Column 4", "Purpose");
  const looked = await form.press("Look at the lines");
  expect(mainOf(looked.page)).toContain("first word");
  expect(mainOf(looked.page)).toContain("2 lines are left to be put to an invoice or set aside.");

  const to = looked.answer.location ?? "";
  const other = await (
    await openForm(admin, `${to}/columns`, "Look at the lines")
  )
    .untick(HEADLESS)
    .press("Look at the lines");
  expect(mainOf(other.page)).not.toContain("first word");
  const headed = await openForm(admin, `${to}/columns`, "Look at the lines");
  expect([headed.read("27.08.2026"), headed.read(HEADLESS)]).toEqual(["date", false]);
  const back = await headed.tick(HEADLESS).press("Look at the lines");
  expect(mainOf(back.page)).toContain("first word");
  const words = rowsOf(back.page).map((row) => /(first|second) word/.exec(row)?.[0]);
  expect(words).toEqual(["first word", "second word"]);
});

test("what stands above the headings of a statement is still left out, and headings stay headings", async () => {
  const lines = [
    "Account;KZ75",
    "Date;27.08.2026",
    "Opening balance;1000,00",
    "Date;Amount;Payer;Purpose",
    "28.08.2026;5,00;Osh;the only word",
  ];
  const sent = await (await upload(lines.join("\n"))).press("Read the statement");
  const form = sent.form("Look at the lines");
  expect([form.read("Date"), form.read("Purpose"), form.read(HEADLESS)]).toEqual(["date", "purpose", false]);
  const looked = await form.press("Look at the lines");
  expect(mainOf(looked.page)).toContain("1 line is left to be put to an invoice or set aside.");
});

test.each(["Members", "Universities the association would like to have"] as const)(
  "the first row of a list without headings is a row: %s",
  async (kind) => {
    const list = "Charles University,Czechia,cuni.cz\nMasaryk University,Czechia,muni.cz";
    const sent = await bringIn(list, kind);
    expect(mainOf(sent.page)).toContain("No line of the file is taken for headings");
    const form = sent.form("Look at the rows");
    expect(form.read(HEADLESS)).toBe(true);
    form.choose("Column 1", "Name in English").choose("Column 3", "Website");
    form.choose("Column 2", kind === "Members" ? "Country (needed)" : "Country (needed)");
    if (kind === "Members") form.fill("City", "Prague").fill("Member since", "2018");
    const looked = await form.press("Look at the rows");
    expect(mainOf(looked.page)).toContain("New: 2.");
    expect(rowsOf(looked.page).map((row) => /(Charles|Masaryk)/.exec(row)?.[0])).toEqual(["Charles", "Masaryk"]);

    const to = looked.answer.location ?? "";
    const other = await (
      await openForm(admin, `${to}/columns`, "Look at the rows")
    )
      .untick(HEADLESS)
      .press("Look at the rows");
    expect(mainOf(other.page)).toContain("New: 1.");
    const back = await (
      await openForm(admin, `${to}/columns`, "Look at the rows")
    )
      .tick(HEADLESS)
      .press("Look at the rows");
    expect(mainOf(back.page)).toContain("New: 2.");
  },
);

test("headings of years, and names that begin like a heading, are told from each other", async () => {
  const years = await bringIn("Name in English;Country;2024;2025\nLake University;Germany;5;6", "Members");
  expect(years.form("Look at the rows").read("2024")).toBe("none");
  const names = await bringIn("University of Konstanz;Konstanz;2016\nUniversity of Kiel;Kiel;2017", "Members");
  expect(names.form("Look at the rows").read("Column 1")).toBe("none");
  const plain = await bringIn("Lake College;Konstanz\nHill College;Kiel", "Members");
  const form = plain.form("Look at the rows");
  expect(form.read(HEADLESS)).toBe(false);
  expect(mainOf(plain.page)).toContain("Lake College · Konstanz");
});
