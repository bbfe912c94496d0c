import { beforeAll, expect, test } from "vitest";
import { startAccounts } from "#tests/support/account-pages.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Answer, Browser, TestPortal } from "#tests/support/test-portal.ts";

const LOOK = "Look at the lines";
const PUT = "Put to these invoices";
const DAY_MS = 86_400_000;
const ADMITTED = new Date("2025-02-01T08:00:00Z");
const GUMILYOV = "Евразийский национальный университет имени Л. Н. Гумилёва";

let portal: TestPortal;
let keeper: Browser;

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const rowOf = ({ document }: Pick<Answer, "document">, line: number) =>
  [...document.querySelectorAll("tbody tr")]
    .find((row) => row.querySelector("th")?.textContent?.trim() === String(line))
    ?.textContent?.replace(/\s+/g, " ") ?? "";

async function lookAt(...lines: string[]) {
  const form = await openForm(keeper, "/dues/statements", "Read the statement");
  const text = ["Date;Payer;Purpose;Amount", ...lines].join("\n");
  form.attach("Statement", { name: "august.csv", bytes: Buffer.from(text), type: "text/csv" });
  const { answer, page } = await (await form.press("Read the statement")).form(LOOK).press(LOOK);
  return { to: answer.location ?? "", page };
}

beforeAll(async () => {
  const { clock, ...started } = await startAccounts();
  ({ portal } = started);
  const admit = (nameEn: string, nameOfficial = nameEn) =>
    portal.services.withTransaction((tx) =>
      createMember(tx, { institution: { nameEn, nameOfficial, country: "KG" } }, ADMITTED),
    );
  await admit("Alexandria University");
  await admit("Ankara University");
  await admit("Gumilyov Eurasian University", GUMILYOV);
  const roles = ["administrator" as const, { role: "coordinator" as const, countries: ["KG"] }];
  ({ browser: keeper } = await signInNew(portal, { roles }));
  await pressOn(keeper, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const group = "Full member, 2,001 to 10,000 students, Lower middle income";
  const fill = { Currency: "USD", Name: "The association", Address: "Almaty", "Bank account": "KZ75", [group]: "300" };
  await pressOn(keeper, "/dues/schedule", "Save the table", { fill });
  await pressOn(keeper, "/dues/issue?year=2026", "Issue 3 invoices");
  clock.pass(150 * DAY_MS);
  ({ browser: keeper } = await signInNew(portal, { roles }));
  await pressOn(keeper, "/dues/issue?year=2027", "Issue 3 invoices");
});

test("the number of an invoice is read as the search of dues reads it, and one that is wrong keeps no other back", async () => {
  const { to } = await lookAt(
    "20.08.2026;Nobody;one;1,11",
    "21.08.2026;Nobody;two;2,22",
    "22.08.2026;Nobody;three;3,33",
  );
  const field = (line: number, sum: string) => `Invoice for line ${line}: USD ${sum}`;
  const form = await openForm(keeper, to, PUT);
  form.fill(field(2, "1.11"), "d 2027 2").fill(field(3, "2.22"), "0001").fill(field(4, "3.33"), "0777");
  const some = await form.press(PUT);
  expect(some.answer.status).toBe(422);
  expect(rowOf(some.page, 2)).toContain("D-2027-0002");
  expect(rowOf(some.page, 2)).toContain("Put to it by hand.");
  const again = some.form(PUT);
  expect([again.read(field(3, "2.22")), again.read(field(4, "3.33"))]).toEqual(["0001", "0777"]);
  expect(mainOf(some.page)).toContain("Several invoices end so: D-2026-0001, D-2027-0001.");
  expect(mainOf(some.page)).toContain("There is no invoice with this number");
  const put = await again.fill(field(3, "2.22"), "D-2026-0001").fill(field(4, "3.33"), "").press(PUT);
  expect(put.answer.location).toContain("done=chosen");
  expect(rowOf(put.page, 2)).toContain("D-2027-0002");
  expect(rowOf(put.page, 3)).toContain("D-2026-0001");
});

test("a payer who seems to be another member than the one whose number is given is told, and not ticked", async () => {
  const { page, to } = await lookAt(
    "20.08.2026;ANKARA UNIVERSITY;D-2027-0O01 dues;300",
    "21.08.2026;Alexandria University;D-2026-0001 dues;300",
  );
  const told =
    "The payer seems to be another member: Ankara University, while the invoice is for Alexandria University.";
  expect(rowOf(page, 2)).toContain(told);
  expect(rowOf(page, 3)).not.toContain("seems to be another member");
  const form = await openForm(keeper, to, "Note the ticked payments");
  expect(form.read("Note line 2: USD\u00a0300.00, D-2027-0001")).toBe(false);
  expect(form.read("Note line 3: USD\u00a0300.00, D-2026-0001")).toBe(true);
});

test("invoices that may be meant are shown with their members", async () => {
  const { page } = await lookAt("20.08.2026;Somebody;dues;300", "21.08.2026;Ankara University;dues;300");
  expect(rowOf(page, 2)).toContain("D-2026-0001 (Alexandria University); D-2026-0002 (Ankara University)");
  expect(rowOf(page, 3)).toContain("D-2026-0002 (Ankara University); D-2027-0002 (Ankara University)");
});

test("a name is known with its words abbreviated, without initials, in capitals, and with е for ё", async () => {
  for (const payer of [
    "ЕВРАЗИЙСКИЙ НАЦИОНАЛЬНЫЙ УНИВЕРСИТЕТ ИМ. ГУМИЛЕВА",
    "Евразийский национальный университет им. Л.Н. Гумилёва",
    "НАО Евразийский национальный университет им Л Н Гумилева",
  ]) {
    const { page } = await lookAt(`20.08.2026;${payer};взнос;300`);
    expect(rowOf(page, 2), payer).toContain(`D-2026-0003 (${GUMILYOV}); D-2027-0003`);
  }
});
