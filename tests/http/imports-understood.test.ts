import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { place, registryRecord } from "#tests/support/registry-records.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
});

const LOOK = "Look at the rows";
const textOf = (document: Document) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const rowsOf = (document: Document) =>
  [...document.querySelectorAll("tbody tr")].map((row) => (row.textContent ?? "").replace(/\s+/g, " "));

async function upload(text: string, kind = "Members", by = browser) {
  const form = await openForm(by, "/admin/imports", "Read the list");
  form.choose("What the list is of", kind);
  form.attach("File with the list", { name: "list.csv", bytes: Buffer.from(text) });
  return form.press("Read the list");
}

async function write(list: string, words: string) {
  expect((await (await openForm(browser, list, words)).press(words)).answer.status).toBe(302);
  await writeImports(portal.services);
}

test("a year alone, a web address for a domain and the language of an official name are understood, and it is said how", async () => {
  const list = `Official name;Country;City;Member since;Member until;E-mail domain
Universität am See;Germany;Konstanz;2016;2027;https://www.seeuni.example/de/index.html
Hochschule am Berg;Germany;Freiburg;2016 г.;;bergschule.example; www.berg.example:443
Немецкая академия;Germany;Freiburg;10.05.2017;;kein Netz`;
  const uploaded = await upload(list);
  const columns = uploaded.form(LOOK);
  expect(columns.read("Official name"), "in Latin letters it is no English name").toBe("name_original");
  const looked = await columns.press(LOOK);
  const page = looked.answer.location ?? "";
  const [lake = "", hill = "", wrong = ""] = rowsOf(looked.page.document);
  expect(lake).toContain("Only the year 2016 is given: it is understood as its first day, 1 January");
  expect(lake).toContain("Only the year 2027 is given: it is understood as its last day, 31 December");
  expect(lake).toContain("Full member from 1 January 2016 until 31 December 2027");
  expect(lake).toContain("A web address was given: it is understood as the domain seeuni.example");
  expect(lake).toContain("The letters do not tell in which language this is");
  expect(hill).toContain("Full member from 1 January 2016");
  expect(wrong).toContain("This is not a domain");
  expect(wrong).not.toContain("The letters do not tell");

  const again = await openForm(browser, `${page}/columns`, LOOK);
  const chosen = await again.choose("Language of the official names", "German").press(LOOK);
  expect(textOf(chosen.page.document)).not.toContain("The letters do not tell");
  await write(page, "Write 2 rows");
  const [written] = await portal.services.db
    .select({
      language: institutions.nameOfficialLanguage,
      domains: institutions.emailDomains,
      since: memberships.startsOn,
    })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(eq(institutions.nameOfficial, "Universität am See"));
  expect(written).toEqual({ language: "de", domains: ["seeuni.example"], since: "2016-01-01" });
});

test("a list that knows its rows by number needs no country for members that are here", async () => {
  const { number } = await portal.services.withTransaction((tx) =>
    createMember(
      tx,
      { institution: { nameEn: "Lake Academy", nameOfficial: "Lake Academy", country: "KG" } },
      portal.services.clock.now(),
    ),
  );
  const uploaded = await upload(`Number;Name in English;City\n${number};Lake Academy;Cholpon-Ata\n;New Academy;Naryn`);
  const looked = await uploaded.form(LOOK).choose("Rows are known again by", "Member number").press(LOOK);
  const [known = "", fresh = ""] = rowsOf(looked.page.document);
  expect(known).toContain("Cholpon-Ata");
  expect(known).not.toContain("Country");
  expect(fresh).toContain("Country: This is missing.");
});

test("a year alone is taken for all rows too", async () => {
  const uploaded = await upload("Name in English;Country;City\nHarbour Lyceum;Germany;Kiel");
  const looked = await uploaded.form(LOOK).fill("Member since", "2018").press(LOOK);
  expect(rowsOf(looked.page.document)[0]).toContain("Full member from 1 January 2018");
});

test("a member that is here is named as the reader knows it, with its number", async () => {
  const { number } = await portal.services.withTransaction((tx) =>
    createMember(
      tx,
      {
        institution: {
          ...{ nameEn: "Osh Mountain University", nameOfficial: "Ош тоо университети", nameOfficialLanguage: "ky" },
          ...{ translatedNames: { ru: "Ошский горный университет" }, emailDomains: ["oshtoo.example"] },
        },
      },
      portal.services.clock.now(),
    ),
  );
  const uploaded = await upload(
    `Name in English;Country;City;Member since;E-mail domain\nSomething Else Entirely;Kyrgyzstan;Naryn;2018;oshtoo.example\nOsh Mountain Universities;Kyrgyzstan;Osh;2018;`,
  );
  const looked = await uploaded.form(LOOK).press(LOOK);
  const page = looked.answer.location ?? "";
  const reader = await signInNew(portal, { roles: ["administrator"] });
  const [english, russian] = [looked.page.document, (await reader.browser.get(`${page}?lng=ru`)).document];
  expect(rowsOf(english)[0]).toContain(`This belongs to Osh Mountain University, ${number}, which is here already`);
  expect(rowsOf(english)[1]).toContain(`Osh Mountain University, ${number}`);
  for (const row of rowsOf(russian).slice(0, 2)) expect(row).toContain(`Ошский горный университет, ${number}`);
});

test("an administrator who looks after no country is told who compares what was written beside a record that is alike", async () => {
  await portal.services.withTransaction((tx) =>
    createMember(
      tx,
      { institution: { nameEn: "Talas Eagle Conservatory", country: "KG", city: "Talas" } },
      portal.services.clock.now(),
    ),
  );
  const line = "Name in English;Country;City\nEagle Conservatory of Talas City;Kyrgyzstan;Talas";
  const looked = await (await upload(line)).form(LOOK).fill("Member since", "2018").press(LOOK);
  const page = looked.answer.location ?? "";
  const take = await openForm(browser, page, "Write the ticked rows as new");
  await take.tick("Row 2: Eagle Conservatory of Talas City").press("Write the ticked rows as new");
  await write(page, "Write 1 row");
  const compared = async (by: Browser) => {
    const { document } = await by.get(page);
    return [textOf(document), document.querySelector("main a[href^='/memberships/']")?.getAttribute("href") ?? null];
  };
  const nobody = await compared(browser);
  expect(nobody[0]).toContain("is for a coordinator of Kyrgyzstan, and nobody is one yet");
  expect(nobody[1]).toBeNull();
  const { name } = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  const [words, link] = await compared(browser);
  expect(words).toContain(`A coordinator of Kyrgyzstan can compare`);
  expect(words).toContain(name);
  expect(link).toBeNull();
  const both = await signInNew(portal, { roles: ["administrator", { role: "coordinator", countries: ["KG"] }] });
  const [, own] = await compared(both.browser);
  expect((await both.browser.get(own ?? "")).status).toBe(200);
});

test("many members without people are one line of an inbox, which leads to the list of them", async () => {
  const coordinator = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["JP"] }] });
  const names = ["One", "Two", "Three", "Four", "Five", "Six"].map((one) => `${one} College of Kyoto`);
  const list = names.map((name) => `${name};Japan;Kyoto;10.05.2016`).join("\n");
  const looked = await (await upload(`Name in English;Country;City;Member since\n${list}`)).form(LOOK).press(LOOK);
  const page = looked.answer.location ?? "";
  const take = textOf((await browser.get(page)).document).includes("Write the ticked rows as new");
  expect(take, "none of them is taken for another").toBe(false);
  await write(page, "Write 6 rows");
  const { document } = await coordinator.browser.get("/inbox");
  const links = [...document.querySelectorAll<HTMLAnchorElement>("main a[href^='/memberships']")];
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/memberships?reach=nobody"]);
  expect(textOf(document)).toContain("Nobody can be reached for 6 members");
  const listed = await coordinator.browser.get("/memberships?reach=nobody");
  for (const name of names) expect(textOf(listed.document)).toContain(name);
  expect(textOf(listed.document)).toContain("Nobody can be reached");
});

test("a membership says why it was found, and where it is", async () => {
  const coordinator = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  await portal.services.withTransaction((tx) =>
    createMember(
      tx,
      {
        institution: {
          ...{ nameEn: "Orchard Seminary", nameOfficial: "Orchard Seminary", country: "KG", city: "Karakol" },
          otherNames: [{ value: "Przhevalsk Pomological School", language: "en" }],
        },
      },
      portal.services.clock.now(),
    ),
  );
  const rowOf = async (q: string) =>
    rowsOf((await coordinator.browser.get(`/memberships?q=${encodeURIComponent(q)}`)).document).find((row) =>
      row.includes("Orchard Seminary"),
    );
  expect(await rowOf("Karakol")).toContain("Karakol, Kyrgyzstan");
  expect(await rowOf("Pomological")).toContain("Also called: Przhevalsk Pomological School");
  expect(await rowOf("Orchard")).not.toContain("Also called");
});

test("a university to be invited that a list names in its own letters alone is shown in English where the registry knows that", async () => {
  const names = [
    { value: "Issyk Prospective University", lang: "en", types: ["ror_display", "label"] },
    { value: "Ысык келечек университети", lang: "ky", types: ["label"] },
  ];
  const locations = [place("Karakol", "KG", "Kyrgyzstan", [42.4, 78.3])];
  const record = registryRecord("1prs0009", "Issyk Prospective University", { locations, names });
  await importRegistryRecords(portal.services, [record] as never);
  const uploaded = await upload(
    "Official name;Country;ROR\nЫсык келечек университети;Kyrgyzstan;https://ror.org/01prs0009",
    "Universities the association would like to have",
  );
  const looked = await uploaded.form(LOOK).press(LOOK);
  await write(looked.answer.location ?? "", "Write 1 row");
  const { document } = await browser.get("/prospects");
  const cell = document.querySelector("tbody th");
  expect(cell?.querySelector("a")?.textContent).toBe("Issyk Prospective University");
  expect(cell?.textContent).toContain("Ысык келечек университети");
});
