import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
});

/** As a secretariat has it: a title above, Windows letters, a count, an empty row, spaces, three ways to write a day. */
const UGLY = `Реестр членов на 01.03.2019;;;;;;;
№ п/п;Наименование ВУЗа;Страна;Город;Категория;Дата вступления;Год основания;E-mail;Прим.
1;Таразский педагогический институт;РК;г. Тараз;действительный член;10.05.2016;1 967;rector@taraz.example;
2;=cmd|' /C calc'!A0;Казахстан;Шымкент;Ассоциированный;10 мая 2016 г.;-;;долг
;;;;;;;;
3;Ошский колледж искусств;Киргизия;Ош;наблюдатель;2016-05-10;н/д;нет;
4;Таразский педагогический институт;РК;Тараз;полный;10.05.2016;;;
5;Университет Атлантиды;Атлантида;Дно;полный;05/06/2016;;не почта;`;

const in1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) => {
      if (/[А-я]/.test(sign)) return sign.charCodeAt(0) - 0x410 + 0xc0;
      return sign === "№" ? 0xb9 : sign.charCodeAt(0);
    }),
  );

async function upload(bytes: Uint8Array, name = "члены.csv") {
  const form = await openForm(browser, "/admin/imports", "Read the list");
  return form.attach("File with the list", { name, bytes }).press("Read the list");
}

const mainOf = (document: Document) => document.querySelector("main")?.textContent ?? "";
const rowsOf = (document: Document) =>
  [...document.querySelectorAll("tbody tr")].map((row) => (row.textContent ?? "").replace(/\s+/g, " "));

test("a secretary brings in an ugly list, looks at it, mends its columns, writes it, saves the results and undoes it", async () => {
  const uploaded = await upload(in1251(UGLY));
  const page = uploaded.answer.location ?? "";
  expect(page).toMatch(/^\/admin\/imports\/[0-9a-f-]+\/columns$/);
  const list = page.replace("/columns", "");

  const columns = uploaded.form("Look at the rows");
  expect(columns.read("Наименование ВУЗа")).toBe("name_original");
  expect(columns.read("Дата вступления")).toBe("since");
  expect(columns.read("Прим.")).toBe("none");
  const wrong = await columns.choose("Прим.", "City (needed)").press("Look at the rows");
  expect(wrong.answer.status).toBe(422);
  expect(mainOf(wrong.page.document)).toContain("Another column is this already.");
  const again = wrong.form("Look at the rows");
  expect(again.read("Прим."), "what was chosen is kept").toBe("city");
  const unsaid = await again.choose("Прим.", "Not taken over").press("Look at the rows");
  expect(unsaid.answer.status, "05/06/2016 has two readings").toBe(422);
  expect(mainOf(unsaid.page.document)).toContain("Say which number comes first.");
  const ordered = unsaid
    .form("Look at the rows")
    .choose("In days such as 05/06/2016, which number comes first?", "The day");
  const looked = await ordered.press("Look at the rows");
  expect(looked.answer.location).toBe(list);

  const rows = rowsOf(looked.page.document);
  expect(rows).toHaveLength(5);
  expect(mainOf(looked.page.document)).toContain("New: 3. Changed: 0.");
  expect(rows[0]).toContain("Full member from 10 May 2016 until 9 May 2028 (computed: the term that runs now)");
  expect(rows[0]).toContain("Contact: rector@taraz.example");
  expect(mainOf(looked.page.document)).toContain("Nobody is written to by this list.");
  const kind = [...looked.page.document.querySelectorAll("main section li")].find((one) =>
    (one.textContent ?? "").startsWith("Country: No country of this name is known. (1 row)"),
  );
  const jump = kind?.querySelector("a")?.getAttribute("href") ?? "";
  expect(
    rowsOf(
      (await browser.get(new URL(jump, `http://x.example${list}`).href.slice("http://x.example".length))).document,
    ),
  ).toEqual([rows[4]]);
  expect(rows[3]).toContain("The same institution stands in row 3 already.");
  expect(rows[4]).toContain("Country “Атлантида”: No country of this name is known.");
  expect(rows[4]).toContain("E-mail of the contact “не почта”:");
  expect(rowsOf((await browser.get(`${list}?show=error`)).document)).toHaveLength(2);
  expect(await portal.services.db.$count(memberships), "nothing yet").toBe(0);

  const confirm = await openForm(browser, list, "Write 3 rows");
  expect((await confirm.press("Write 3 rows")).answer.location).toBe(list);
  expect((await confirm.press("Write 3 rows")).answer.location, "pressed twice").toBe(list);
  await writeImports(portal.services);
  const written = await browser.get(list);
  expect(mainOf(written.document)).toContain("Written: 3. Not written: 0. With errors: 2.");
  expect(mainOf(written.document)).toContain("Member numbers that the list has given are not given again.");
  const member = written.document.querySelector("tbody th a")?.getAttribute("href") ?? "";
  const shown = (await browser.get(member)).text;
  expect(shown).toContain("Таразский педагогический институт");
  expect(shown, "nobody has confirmed it").not.toContain("Profile last confirmed");
  const members = await portal.services.db.select().from(memberships);
  expect(members.map(({ startsOn, category }) => `${startsOn} ${category}`).sort()).toEqual([
    "2016-05-10 associate",
    "2016-05-10 full",
    "2016-05-10 observer",
  ]);
  expect((await browser.get("/directory")).text).toContain("Ошский колледж искусств");

  const saved = (await browser.get(`${list}/rows/csv`)).text;
  expect(saved).toContain("'=cmd|");
  expect(saved).not.toMatch(/(^|[,\n])=cmd/);
  expect((await browser.get(`${list}/rows/xlsx`)).status).toBe(200);

  const before = await openForm(browser, list, "Undo the whole list");
  expect(before.element.textContent).toContain("3 memberships and their pages in the directory go.");
  expect((await before.press("Undo the whole list")).answer.status, "not at one press").toBe(422);
  await pressOn(browser, list, "Undo the whole list", { tick: ["I want to undo the whole list"] });
  await writeImports(portal.services);
  expect(mainOf((await browser.get(list)).document)).toContain("Taken away: 3. As they were before: 0. Not undone: 0.");
  expect(await portal.services.db.$count(memberships)).toBe(0);
  expect((await browser.get("/directory")).text).not.toContain("Ошский колледж искусств");
});

test("a row that looks like a member is not written before somebody says that it is another institution", async () => {
  const { services } = portal;
  const institution = {
    nameEn: "Samarkand State University named after Sharof Rashidov",
    nameOfficial: "Самаркандский государственный университет имени Шарофа Рашидова",
    country: "UZ",
    city: "Самарканд",
  };
  const member = await services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now()));
  const uploaded = await upload(
    Buffer.from(`Название;Страна;Город;Почта
Самаркандский гос. университет;Узбекистан;Самарканд;
Samarkand State University;Узбекистан;Samarkand;
Самаркандский медицинский институт;Узбекистан;Самарканд;
;Узбекистан;Самарканд;
Институт перевала;Узбекистан;Бухара;
Институт перевала;Узбекистан;Бухара;`),
    "похожие.csv",
  );
  const first = uploaded.form("Look at the rows");
  expect(mainOf(uploaded.page.document)).toContain("No column seems to be: Member since");
  const early = await first.fill("Member since", "01.02.2031").press("Look at the rows");
  expect([early.answer.status, mainOf(early.page.document).includes("This day is still to come")]).toEqual([422, true]);
  const looked = await early.form("Look at the rows").fill("Member since", "01.02.2019").press("Look at the rows");
  const list = looked.answer.location ?? "";
  const text = mainOf(looked.page.document);
  expect(text).toContain("New: 2. Changed: 0.");
  expect(text).toContain("2 rows look like institutions that are here or in other rows, and stay out");
  expect(text).toContain("The same institution stands in an earlier row already. (1 row)");
  expect(rowsOf(looked.page.document)[3], "its country is no name").toContain("(no name)");
  const like = "Row 2: Самаркандский гос. университет";
  const form = looked.form("Write the ticked rows as new");
  expect(form.element.textContent).toContain(`Looks like “${institution.nameOfficial}, M-`);
  expect(form.element.querySelector("a")?.getAttribute("href")).toBe(`/directory/${member.slug}`);
  expect((await form.press("Write the ticked rows as new")).answer.status, "no row is ticked").toBe(422);
  const taken = await form.tick(like).press("Write the ticked rows as new");
  expect(mainOf(taken.page.document)).toContain("New: 3. Changed: 0.");
  const left = await taken.form("Leave these out again").press("Leave these out again");
  expect(mainOf(left.page.document)).toContain("New: 2. Changed: 0.");
  await pressOn(browser, list, "Write 2 rows");
  await writeImports(services);
  const written = await browser.get(list);
  expect(mainOf(written.document)).toContain(
    "2 rows were left out because they look like institutions that are here or in other rows.",
  );
  expect((await browser.get("/directory")).text).not.toContain("Самаркандский гос. университет");
});

test("a row that was written although it looks like a member here is proposed for merging, until somebody says they are two", async () => {
  const { services } = portal;
  const nameOfficial = "Термезский государственный университет";
  const institution = { nameEn: "Termez State University", nameOfficial, country: "UZ", city: "Термез" };
  const member = await services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now()));
  const bytes = Buffer.from("Название;Страна;Город\nТермезский гос. университет;Узбекистан;Термез");
  const columns = (await upload(bytes, "термез.csv")).form("Look at the rows").fill("Member since", "01.02.2019");
  const looked = await columns.press("Look at the rows");
  const list = looked.answer.location ?? "";
  const TAKE = "Write the ticked rows as new";
  await looked.form(TAKE).tick("Row 2: Термезский гос. университет").press(TAKE);
  await pressOn(browser, list, "Write 1 row");
  await writeImports(services);
  // Whoever brings lists in may look after no country, and compares nothing then.
  const both = await signInNew(portal, { roles: ["administrator", "coordinator"] });
  const { document } = await both.browser.get(list);
  const link = [...document.querySelectorAll("main a")].find(({ textContent }) =>
    textContent?.includes("merging desk"),
  );
  const desk = link?.getAttribute("href") ?? "";
  expect(desk).toMatch(/^\/memberships\/M-\d{4}-\d{4}\/merge$/);
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const proposed = await coordinator.browser.get(desk);
  expect(mainOf(proposed.document)).toContain(`${member.number} · Termez`);
  expect(mainOf(proposed.document)).toContain("similar name in the same place");
  const fill = { "How one knows": "Two charters" };
  const two = "They are two: do not propose it again";
  const answer = await pressOn(coordinator.browser, `${desk}?with=${member.number}`, two, { fill });
  expect(answer.location).toContain("done=pair-dismissed");
  for (const page of [desk, `/memberships/${member.number}/merge`])
    expect(mainOf((await coordinator.browser.get(page)).document)).not.toContain("similar name in the same place");
});

describe("what is no list is refused at its field, and nothing is kept", () => {
  const part = (text: string) => ({
    "xl/workbook.xml": strToU8("<workbook/>"),
    "xl/worksheets/sheet1.xml": strToU8(text),
  });
  test.each<[string, Uint8Array, string]>([
    ["zeros", Buffer.from("a;b\n\0;\0"), "This is no list."],
    ["a PDF called list.csv", Buffer.from("%PDF-1.7\n"), "This is no list."],
    ["10,000 columns", Buffer.from(Array(10_000).fill("a").join(";")), "too many columns"],
    ["a bomb", zipSync(part(" ".repeat(60 * 1024 * 1024))), "The file is too large."],
    ["nothing but headings", Buffer.from("Название;Страна\n"), "holds no rows"],
  ])("%s", async (_, bytes, words) => {
    const { answer, page } = await upload(bytes, "list.csv");
    expect(answer.status).toBe(422);
    expect(mainOf(page.document)).toContain(words);
  });

  test("a file over the limit, by how much may come", async () => {
    const { page } = await upload(Buffer.alloc(11 * 1024 * 1024, "a;b\n"), "list.csv");
    expect(mainOf(page.document)).toMatch(/The file is larger than 10\sMB\./);
  });

  test("a list that is discarded where its columns are said", async () => {
    const { form } = await upload(Buffer.from("Name;Country;City;Member since\nOne;KZ;Almaty;2020-01-01"));
    expect((await form("Discard the list").press("Discard the list")).answer.location).toBe(
      "/admin/imports?done=discarded",
    );
  });

  test("no file at all, and a list that is discarded", async () => {
    const form = await openForm(browser, "/admin/imports", "Read the list");
    expect((await form.press("Read the list")).answer.status).toBe(422);
    const { form: next } = await upload(Buffer.from("Name;Country;City;Member since\nOne;KZ;Almaty;2020-01-01"));
    const looked = await next("Look at the rows").press("Look at the rows");
    const gone = await looked.form("Discard the list").press("Discard the list");
    expect(gone.answer.location).toBe("/admin/imports?done=discarded");
    expect((await browser.get(looked.answer.location ?? "")).status).toBe(404);
  });
});

test("a member that came with a list and has confirmed nothing says no day, and stands last where the newest confirmation is first", async () => {
  const { services } = portal;
  const institution = { nameEn: "Zhetysu Confirmed Academy", nameOfficial: "Zhetysu Confirmed Academy", country: "MN" };
  const confirmed = await services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now()));
  const bytes = Buffer.from("Название;Страна;Город\nАкадемия без подтверждения;Монголия;Дархан");
  const columns = (await upload(bytes, "монголия.csv")).form("Look at the rows").fill("Member since", "01.02.2019");
  const list = (await columns.press("Look at the rows")).answer.location ?? "";
  await pressOn(browser, list, "Write 1 row");
  await writeImports(services);
  const { document } = await portal.browser().get("/directory?country=MN&sort=confirmed");
  const found = [...document.querySelectorAll('main a[href^="/directory/"]')].map((link) => link.getAttribute("href"));
  const pages = [...new Set(found)].filter((page) => /^\/directory\/[^?/]+$/.test(page ?? ""));
  expect(pages).toEqual([`/directory/${confirmed.slug}`, expect.stringContaining("/directory/")]);
  const told = async (page: string) => {
    const api = JSON.parse((await portal.browser().get(`/api/v1/members/${page.split("/").at(-1)}`)).text) as {
      data: { confirmedAt: string | null };
    };
    return [api.data.confirmedAt === null, (await portal.browser().get(page)).text.includes("Profile last confirmed")];
  };
  expect(await told(pages[0] ?? "")).toEqual([false, true]);
  expect(await told(pages[1] ?? "")).toEqual([true, false]);
});

test("the undo of a list counts what goes, what becomes what it was, and what stays, and does so", async () => {
  const KIND = "Universities the association would like to have";
  const bring = async (rows: string) => {
    const form = await openForm(browser, "/admin/imports", "Read the list");
    form.choose("What the list is of", KIND);
    const bytes = Buffer.from(`Name in English;Country;City;E-mail\n${rows}`);
    const uploaded = await form.attach("File with the list", { name: "undo.csv", bytes }).press("Read the list");
    const list = (await uploaded.form("Look at the rows").press("Look at the rows")).address;
    await (await openForm(browser, list, /^Write/)).press(/^Write/);
    await writeImports(portal.services);
    return list;
  };
  await bring("Undo University of Khovd;Mongolia;Khovd;khovd@undo.example");
  const list = await bring(
    [
      "Khovd;Mongolia;Ulgii;khovd@undo.example",
      "Darkhan;Mongolia;Darkhan;darkhan@undo.example",
      "Erdenet;Mongolia;Erdenet;erdenet@undo.example",
    ]
      .map((row) => `Undo University of ${row}`)
      .join("\n"),
  );
  const { document } = await browser.get("/prospects?q=Erdenet");
  const page = [...document.querySelectorAll("tbody th a")].find(({ textContent }) => textContent?.includes("Erdenet"));
  const fill = { "E-mail of the contact": "rector@undo.example" };
  await pressOn(browser, page?.getAttribute("href") ?? "", "Save the contact", { fill });
  const undo = await openForm(browser, list, "Undo the whole list");
  for (const words of [
    "1 university to be invited goes.",
    "1 changed record becomes what it was before.",
    "1 record cannot be undone and stays as it is:",
    "Somebody has changed the record since; it stays.Row 4: Undo University of Erdenet",
  ])
    expect(undo.element.textContent).toContain(words);
  await undo.tick("I want to undo the whole list").press("Undo the whole list");
  await writeImports(portal.services);
  expect(mainOf((await browser.get(list)).document)).toContain("Taken away: 1. As they were before: 1. Not undone: 1.");
  expect((await browser.get("/prospects?q=Khovd")).text).toContain("Khovd");
});
