import { beforeAll, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let desk: Browser;
let russian: Browser;

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

const LIST = `Name in English;Name in Russian;Country;City
Alpha Riverside Institute;Ярославна;Kyrgyzstan;Osh
Zeta Uplands Conservatory;Абрикосовая консерватория;Kyrgyzstan;Naryn
Mu Orchard Lyceum;Ёлочный лицей;Kyrgyzstan;Talas`;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser: desk } = await signInNew(portal, { roles: ["administrator"] }));
  ({ browser: russian } = await signInNew(portal, { roles: ["administrator"], locale: "ru" }));
  const form = await openForm(desk, "/admin/imports", "Read the list");
  form.choose("What the list is of", "Universities the association would like to have");
  const sent = form.attach("File with the list", { name: "list.csv", bytes: Buffer.from(LIST) });
  const list = (await (await sent.press("Read the list")).form("Look at the rows").press("Look at the rows")).address;
  await pressOn(desk, list, "Write 3 rows");
  await writeImports(portal.services);
});

test("universities stand in the order of the names that a reader sees, in the reader's alphabet", async () => {
  const namesIn = async (browser: Browser) =>
    [...(await browser.get("/prospects")).document.querySelectorAll("tbody th a")].map(
      ({ textContent }) => textContent?.split(" ")[0],
    );
  expect(await namesIn(desk)).toEqual(["Alpha", "Mu", "Zeta"]);
  expect(await namesIn(russian)).toEqual(["Абрикосовая", "Ёлочный", "Ярославна"]);
});

test("everything that is wrong with a new university is told at once", async () => {
  const wrong = await pressOn(desk, "/prospects/new", "Add the university", {
    fill: { "E-mail of the contact": "no address", ROR: "no ror", Website: "no web address" },
    choose: { Country: "Kyrgyzstan" },
  });
  expect(wrong.status).toBe(422);
  const invalid = [...wrong.document.querySelectorAll("main [aria-invalid=true]")].map((one) =>
    one.getAttribute("name"),
  );
  expect(invalid.sort()).toEqual(["contact_email", "name", "ror", "website"]);
});

test("a reader of Russian reads which English name a new one resembles", async () => {
  const form = await openForm(russian, "/prospects/new");
  form.fill("Название на английском", "Uplands Conservatory Zeta").choose("Страна", "Кыргызстан");
  const refused = await form.press(/./);
  expect(refused.answer.status).toBe(409);
  expect(mainOf(refused.answer)).toContain("Абрикосовая консерватория / Zeta Uplands Conservatory");
});
