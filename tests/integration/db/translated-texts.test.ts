import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { LOCALES } from "#db/locales.ts";
import { EARLIER_RELEASES, openEarlierRelease } from "#tests/support/earlier-release.ts";

/** Where a text stood in a column for each language: owner, kind, and the copy that lists read. */
const TEXTS = [
  { table: "institutions", owner: "institution", kind: "name", copy: "translated_names" },
  { table: "institutions", owner: "institution", kind: "profile", copy: null },
  { table: "projects", owner: "project", kind: "title", copy: "translated_titles" },
] as const;

/** Every translated text as `owner kind locale text`, as it stood in the columns of before. */
async function textsInColumns(database: OpenDatabase): Promise<string[]> {
  const texts: string[] = [];
  for (const { table, kind } of TEXTS) {
    for (const locale of ["ru", "kk"]) {
      const rows = await database.raw(`select id, ${kind}_${locale} as text from ${table}`);
      for (const { id, text } of rows) if (text) texts.push(`${String(id)} ${kind} ${locale} ${String(text)}`);
    }
  }
  return texts.sort();
}

async function textsInRows(database: OpenDatabase): Promise<string[]> {
  const owners = [...new Set(TEXTS.map(({ owner }) => owner))];
  const all = owners.map((owner) => database.raw(`select ${owner}_id as id, kind, locale, text from ${owner}_texts`));
  const rows = (await Promise.all(all)).flat();
  return rows.map(({ id, kind, locale, text }) => [id, kind, locale, text].join(" ")).sort();
}

async function textsInCopies(database: OpenDatabase): Promise<string[]> {
  const texts: string[] = [];
  for (const { table, kind, copy } of TEXTS) {
    if (copy === null) continue;
    for (const { id, known } of await database.raw(`select id, ${copy} as known from ${table}`)) {
      const translations = (typeof known === "string" ? JSON.parse(known) : known) as Record<string, string>;
      for (const [locale, text] of Object.entries(translations)) texts.push([id, kind, locale, text].join(" "));
    }
  }
  return texts.sort();
}

describe.each(EARLIER_RELEASES)("the translated texts of release %s", (release) => {
  let database: OpenDatabase;
  let before: string[];

  beforeAll(async () => {
    database = await openEarlierRelease(release);
    before = await textsInColumns(database);
    await database.migrate("db/migrations");
  });
  afterAll(() => database.close());

  test("are all rows after the migration, in the languages of the portal", async () => {
    expect(before.length).toBeGreaterThan(20);
    expect(await textsInRows(database)).toEqual(before);
    const [first] = before;
    expect(LOCALES).toContain(first?.split(" ")[2]);
  });

  test("are copied for lists just as the rows have them", async () => {
    const copied = TEXTS.filter(({ copy }) => copy !== null).map(({ kind }) => kind as string);
    const expected = before.filter((line) => copied.includes(line.split(" ")[1] ?? ""));
    expect(expected.length).toBeGreaterThan(5);
    expect(await textsInCopies(database)).toEqual(expected);
  });
});
