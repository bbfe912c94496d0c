import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { columnsSchema } from "#app/features/imports/columns.schema.ts";
import { confirmImport, undoImport } from "#app/features/imports/confirm-import.server.ts";
import { countRows, findImport, selectRows } from "#app/features/imports/find-import.server.ts";
import { setColumns } from "#app/features/imports/set-columns.server.ts";
import { uploadList } from "#app/features/imports/upload-list.server.ts";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { tellOfUnreachable, unreachableFor } from "#app/features/members/people/reachability.server.ts";
import { memberSheet } from "#app/features/open-data/member-sheet.server.ts";
import { directoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { readRecords } from "#app/features/members/directory/member-records.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { writeSheet } from "#app/platform/sheet.server.ts";
import { LOCALES } from "#db/locales.ts";
import { imports, prospects, recordContacts } from "#db/schema/imports.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { ImportKind } from "#db/vocabulary-imports.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { viewerOf } from "#tests/support/people.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let actor: Viewer;

beforeEach(async () => {
  services = await openTestServices();
  const person = await services.withTransaction((tx) =>
    createPerson(tx, { roles: ["administrator"] }, services.clock.now()),
  );
  const grant = { role: "administrator", institutionId: null, applicationId: null, countries: null } as const;
  actor = { ...viewerOf(person), grants: [grant] as unknown as Viewer["grants"] };
});

const listed = async () => {
  const page = { page: 1, today: dayOf(services.clock.now()) };
  const { lines } = await searchDirectory(services.db, parseDirectoryFilter(new URLSearchParams()), page);
  return lines.map(({ nameEn }) => nameEn);
};
const rowsOf = (id: string) => selectRows(services.db, id);

/** Uploads a list and takes its columns as they were guessed. */
async function preview(
  text: string | Uint8Array,
  kind: ImportKind = "member",
  said: Record<string, string> = {},
  fields?: string[],
) {
  const uploaded = await uploadList(services, { kind, name: "list.csv", bytes: Buffer.from(text) }, actor);
  if (!uploaded.ok) throw new Error(uploaded.reason);
  const list = await findImport(services.db, uploaded.id);
  if (!list) throw new Error("no list");
  const columns = fields ?? list.mapping.map((field) => field ?? undefined);
  const chosen = columnsSchema(kind).parse({ version: 1, columns, key: list.key, ...said });
  expect(await setColumns(services, list.id, chosen, actor)).toEqual({ ok: true });
  return list.id;
}

const stepOf = async (id: string) => ({ id, version: (await findImport(services.db, id))?.version ?? 0 });
const confirm = async (id: string) => confirmImport(services, await stepOf(id), actor);
const undo = async (id: string) => undoImport(services, await stepOf(id), actor);
const stateOf = async (id: string) => (await findImport(services.db, id))?.state;

const LIST = `Реестр членов ассоциации;;;;;;
№ члена;Наименование вуза;Страна;Город;Категория;Дата вступления;Эл. почта
М-2016-0003;Алматинский институт Шёлкового пути;РК;г. Алматы;действительный член;10.05.2016;rector@silk.example
;Ошский колледж искусств;Кыргызстан;Ош;Наблюдатель;2020-02-01;
;;;;;;
M-2017-0001;Университет;Атлантида;Дно;полный;03/04/2016;кто-то@где-то`;

test("a membership that ends before it begins, or begins later than today, is no row to write", async () => {
  const id = await preview(`Name;Country;City;Member since;Member until
Institute of the Pass;KG;Osh;2019-02-01;2018-02-01
Institute of the Ford;KG;Osh;2131-02-01;
Institute of the Bridge;KG;Osh;2019-02-01;2031-02-01
Institute of the Past;KG;Osh;1819-02-01;`);
  const rows = await rowsOf(id);
  expect(rows.map(({ result, problems }) => [result, problems?.map(({ field }) => field)])).toEqual([
    ["error", ["until"]],
    ["error", ["since"]],
    ["new", []],
    ["error", ["since"]],
  ]);
});

test("city and first day are said once for rows without, and days with two readings are read in the order that was chosen", async () => {
  const list = "Name;Country;Member since\nInstitute of the Pass;KG;03/04/2020\nInstitute of the Ford;KG;\n";
  const read = async (dateOrder: string) =>
    (await rowsOf(await preview(list, "member", { city: "Osh", since: "2019-02-01", dateOrder }))).map(
      ({ facts, problems }) => [facts?.city, facts?.since, problems?.map(({ message }) => message)],
    );
  const ford = ["Osh", "2019-02-01", []];
  expect(await read("day_first")).toEqual([["Osh", "2020-04-03", []], ford]);
  expect(await read("month_first")).toEqual([["Osh", "2020-03-04", []], ford]);
  expect(await read("mixed")).toEqual([["Osh", "2019-02-01", ["imports:problem.two_readings"]], ford]);
  const chosen = { version: 1, columns: ["name", "country", "since"], key: "name" };
  expect(columnsSchema("member", { isUnclear: true }).safeParse(chosen).error?.issues[0]?.path).toEqual(["dateOrder"]);
});

test("an ugly list becomes members with their numbers, days and categories, nobody before it is confirmed, and goes again", async () => {
  const id = await preview(LIST);
  const [first, second, third] = await rowsOf(id);
  expect([first?.result, second?.result, third?.result]).toEqual(["new", "new", "error"]);
  expect(first?.line, "the number of the line in the file").toBe(3);
  expect(third?.problems?.map(({ field }) => field)).toEqual(["country", "since", "contact_email"]);
  expect(await services.db.$count(institutions)).toBe(0);

  expect(await confirm(id)).toEqual({ ok: true });
  expect(await confirm(id), "a second press").toMatchObject({ ok: false });
  expect(await listed()).toEqual([]);
  expect(await writeImports(services)).toBe(2);
  expect(await writeImports(services), "again does nothing").toBe(0);
  expect(await stateOf(id)).toBe("written");
  expect(await listed()).toHaveLength(2);
  const members = await services.db.select().from(memberships).orderBy(memberships.number);
  expect(members.map(({ number, category, startsOn, endsOn }) => [number, category, startsOn, endsOn])).toEqual([
    ["M-2016-0003", "full", "2016-05-10", "2028-05-09"],
    ["M-2026-0001", "observer", "2020-02-01", "2028-01-31"],
  ]);
  expect(await services.db.$count(recordContacts)).toBe(1);
  const coordinator = { ...actor, grants: [{ ...actor.grants[0], role: "coordinator" }] as Viewer["grants"] };
  expect(await unreachableFor(services.db, coordinator, services.clock.now()), "the desk lists them").toHaveLength(2);
  await tellOfUnreachable(services);
  expect(await services.db.$count(outbox), "no letter for each row of a list").toBe(0);
  expect(
    (await rowsOf(await preview(LIST))).map(({ result }) => result),
    "the same list again",
  ).toEqual(["unchanged", "error", "error"]);

  services.clock.pass(6 * 24 * 3600 * 1000);
  expect(await undo(id)).toEqual({ ok: true });
  await writeImports(services);
  expect(await stateOf(id)).toBe("undone");
  expect(await listed()).toEqual([]);
  expect(await services.db.$count(institutions)).toBe(0);
  expect(await services.db.$count(recordContacts)).toBe(0);
});

test("of what was changed since nothing is undone, and the row says so; a list is undone for a week", async () => {
  const id = await preview(LIST);
  await confirm(id);
  await writeImports(services);
  await services.withTransaction((tx) =>
    tx.update(institutions).set({ version: 2, profileEn: "New" }).where(eq(institutions.country, "KG")),
  );
  await undo(id);
  await writeImports(services);
  expect((await rowsOf(id)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["undone", null],
    ["kept", "changed_since"],
    [null, null],
  ]);
  const late = await preview(LIST.replace("M-2016", "M-2015"));
  await confirm(late);
  await writeImports(services);
  services.clock.pass(8 * 24 * 3600 * 1000);
  expect(await undo(late)).toMatchObject({ ok: false, reason: "impossible" });
});

describe("a member that is here", () => {
  const OSH = { nameEn: "Osh Institute", nameOfficial: "Ош институту", nameOfficialLanguage: "ky", city: "Osh" };
  const admit = (institution = OSH) =>
    services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now()));

  test("is changed in what describes it, with before and after; category and term are for rulings; undoing puts it back", async () => {
    const { number } = await admit();
    const id = await preview(
      `Number,Name in English,City,Website\n${number},Osh State Institute,Osh,osh.example\n`,
      "member",
      {
        country: "KG",
      },
    );
    const [row] = await rowsOf(id);
    expect(row?.changes).toEqual([
      { field: "name", before: "Osh Institute", after: "Osh State Institute" },
      { field: "website", before: "https://institute.example", after: "https://osh.example" },
    ]);
    await confirm(id);
    await writeImports(services);
    expect(await listed()).toEqual(["Osh State Institute"]);
    await undo(id);
    await writeImports(services);
    const [back] = await services.db.select().from(institutions);
    expect(back).toMatchObject({ nameEn: "Osh Institute", website: "https://institute.example", version: 3 });

    const ruled = await preview(`Number,Name in English,Country,Category\n${number},Osh Institute,KG,observer\n`);
    const [kept] = await rowsOf(ruled);
    expect(kept).toMatchObject({
      result: "unchanged",
      changes: [],
      problems: [{ field: "category", message: "imports:problem.ruled", isNote: true }],
    });
  });

  test("is not renamed by a list, in whatever letters: two people do that, and its former name is kept", async () => {
    const { number } = await admit({ ...OSH, nameOfficial: "Università di Osh", nameOfficialLanguage: "it" });
    for (const name of ["University of Osh", "Ош университети"]) {
      const id = await preview(
        `Number,Official name,Name in English,Country\n${number},${name},Osh Institute,KG\n`,
        "member",
        { country: "KG", officialLanguage: "en" },
      );
      expect((await rowsOf(id))[0]).toMatchObject({
        result: "unchanged",
        changes: [],
        problems: [{ field: "name_original", message: "imports:problem.renamed", isNote: true }],
      });
    }
  });

  test("keeps its day, category and official name, and the rest of its row is taken", async () => {
    const { number } = await admit();
    const id = await preview(
      `Number,Official name,Name in English,Country,City,Member since\n${number},Osh Universiteti,Osh University,KG,Osh,2001-02-03\n`,
      "member",
      { dateOrder: "day_first" },
      ["number", "name_original", "name", "country", "city", "since"],
    );
    expect((await rowsOf(id))[0]).toMatchObject({
      result: "changed",
      changes: [{ field: "name", after: "Osh University" }],
      problems: [
        { field: "name_original", message: "imports:problem.renamed", isNote: true },
        { field: "since", message: "imports:problem.ruled", isNote: true },
      ],
    });
  });

  test("under another mark than the key is no second one, and twice in one list is once", async () => {
    await admit();
    const id = await preview(
      "Number,Name,Country,City,Member since\n,Osh Institute,KG,Osh,2020-01-01\n,New One,KG,Osh,2020-01-01\n,New One,KG,Osh,2020-01-01\n",
    );
    expect((await rowsOf(id)).map(({ result, problems }) => [result, problems?.[0]?.message.split("|")[0]])).toEqual([
      ["error", "imports:problem.known_otherwise"],
      ["new", undefined],
      ["error", "imports:problem.twice"],
    ]);
  });

  test("goes out in the directory's own export and comes in again without a change, in every language and kind of file", async () => {
    await admit();
    const other = {
      ...OSH,
      nameEn: "=Formula, Institute",
      nameOfficial: 'Қазақ "ұлттық" институты',
      country: "KZ",
      city: "Алматы",
      nameOfficialLanguage: "kk",
      translatedNames: { ru: "Казахский институт" },
    };
    await admit(other);
    const today = dayOf(services.clock.now());
    for (const locale of LOCALES)
      for (const format of ["csv", "xlsx"] as const) {
        const index = await directoryIndex(services.db, today);
        const records = await readRecords(services.db, index, Uint32Array.of(0, 1));
        const sheet = await memberSheet(records, { origin: "http://localhost:3000", locale });
        const id = await preview(await writeSheet(services.background, format, sheet));
        const rows = await rowsOf(id);
        expect(rows.map(({ result, problems, changes }) => ({ result, problems, changes }))).toEqual(
          rows.map(() => ({ result: "unchanged", problems: [], changes: [] })),
        );
        expect(await confirm(id), "there is nothing to write").toMatchObject({ reason: "impossible" });
        await services.withTransaction((tx) => tx.delete(imports));
      }
  });
});

test("letters that were lost or mixed, and contacts that are not kept, are said at the row and keep it from nothing", async () => {
  const id = await preview(
    `Название;Страна;Город;Член с;Контакт;E-mail
Қара?анды институты;KZ;Қарағанды;2019-02-01;;a@one.example, b@one.example
Инcтитут перевала;KG;Ош;2019-02-01;Айгуль Осмонова;`,
    "member",
    {},
    [...["name_original", "country", "city", "since", "contact_name", "contact_email"]],
  );
  const rows = await rowsOf(id);
  const said = rows.map(({ result, problems }) => [result, problems?.map(({ message }) => message.split("|")[0])]);
  expect(said).toEqual([
    ["new", ["imports:problem.lost_letter", "imports:problem.first_address"]],
    ["new", ["common:letters.latin", "imports:problem.no_address"]],
  ]);
  expect(rows[1]?.facts).not.toHaveProperty("contact_name");
});

test("the days of a list are read in the order that its columns of days prove", async () => {
  const text = `Name;Country;City;Member since;Remark
One;KG;Osh;05/06/2016;12/31/2020
Two;KG;Osh;15/08/2019;
Three;KG;Osh;13/05/2021;`;
  const sent = { kind: "member", name: "list.csv", bytes: Buffer.from(text) } as const;
  const uploaded = await uploadList(services, sent, actor);
  const list = await findImport(services.db, uploaded.ok ? uploaded.id : "");
  expect(list?.defaults).toMatchObject({ unclearDay: "05/06/2016", dateOrder: "day_first" });
});

test("prospects are written beside the members, and a member is none", async () => {
  await services.withTransaction((tx) => createMember(tx, {}, services.clock.now()));
  const list =
    "Университет\tСтрана\tСайт\tE-mail\nТаразский университет\tКазахстан\ttaraz.example\tinfo@taraz.example\nOsh Institute of Silk Road Studies\tКыргызстан\t\t\n";
  const id = await preview(list, "prospect");
  expect((await rowsOf(id)).map(({ result }) => result)).toEqual(["new", "error"]);
  await confirm(id);
  await writeImports(services);
  expect(await services.db.select().from(prospects)).toMatchObject([
    { nameOfficial: "Таразский университет", country: "KZ", website: "https://taraz.example" },
  ]);
  await undo(id);
  await writeImports(services);
  expect(await services.db.$count(prospects)).toBe(0);
});

test("five thousand rows, most of them wrong, are looked at and written, also when the portal stops in the middle", async () => {
  const lines = Array.from({ length: 5000 }, (_, at) => {
    const country = at % 50 === 0 ? "KZ" : "Nowhere";
    return `Institute ${at};${country};Almaty;2020-01-0${(at % 9) + 1}`;
  });
  const id = await preview(`Name;Country;City;Member since\n${lines.join("\n")}\n`);
  expect((await countRows(services.db, id)).results).toMatchObject({ new: 100, error: 4900 });
  await confirm(id);
  let left = 40;
  const stopping = {
    ...services,
    withTransaction: ((work) => {
      if (left-- <= 0) throw Object.assign(new Error("gone"), { code: "ECONNRESET" });
      return services.withTransaction(work);
    }) as typeof services.withTransaction,
  };
  await expect(writeImports(stopping)).rejects.toThrow("gone");
  expect((await countRows(services.db, id)).outcomes.written).toBe(40);
  await writeImports(services);
  expect((await countRows(services.db, id)).outcomes).toEqual({ written: 100, failed: 0, undone: 0, kept: 0 });
  expect(await services.db.$count(memberships)).toBe(100);
}, 120_000);
