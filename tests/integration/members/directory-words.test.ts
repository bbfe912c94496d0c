import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { directoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { dayNow, dayOf, daysAfter } from "#app/platform/days.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { registryRecord } from "#tests/support/registry-records.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const TODAY = dayOf(NOW);

async function openDirectory() {
  const database = await openTestDatabase();
  const ids: Record<string, string> = {};
  await database.withTransaction(async (tx) => {
    for (const name of ["Bologna", "Samarkand", "Uppsala"]) {
      const institution = { nameEn: `University of ${name}`, nameOfficial: name, registryId: `0${name.toLowerCase()}` };
      ids[name] = (await createMember(tx, { institution: { emailDomains: [], ...institution } }, NOW)).institutionId;
    }
  });
  const idOf = (name: string) => ids[name] ?? "";
  const change = (name: string, values: Partial<typeof institutions.$inferInsert>) =>
    database.withTransaction(async (tx) => {
      await tx
        .update(institutions)
        .set(values)
        .where(eq(institutions.id, idOf(name)));
      await touchDirectory(tx, idOf(name));
    });
  const search = async (query: string, today = TODAY) => {
    const filter = parseDirectoryFilter(new URLSearchParams(query));
    const { lines, counts } = await searchDirectory(database.db, filter, { page: 1, today });
    return { names: lines.map(({ nameEn }) => nameEn), countries: [...counts.country] };
  };
  const wordsOf = async (name: string) => {
    const index = await directoryIndex(database.db, TODAY);
    return (await index.details()).byNumber.get(index.numberOf(idOf(name)) ?? -1);
  };
  return { database, idOf, change, search, wordsOf };
}

test("a member that changes is found at once by its new words, in its new place, and nobody else is read again", async () => {
  const { change, search, wordsOf } = await openDirectory();
  expect((await search("q=upsala")).names).toEqual(["University of Uppsala"]);
  const [bologna, uppsala] = [await wordsOf("Bologna"), await wordsOf("Uppsala")];

  await change("Uppsala", {
    nameEn: "Academy of Lund",
    nameOfficial: "Lund",
    sortName: "academy of lund",
    country: "SE",
  });

  expect((await search("q=lund")).names).toEqual(["Academy of Lund"]);
  expect((await search("q=lnud+academy")).names).toEqual(["Academy of Lund"]);
  expect((await search("")).names[0]).toBe("Academy of Lund");
  expect((await search("country=SE")).names).toEqual(["Academy of Lund"]);
  expect(await wordsOf("Bologna")).toBe(bologna);
  expect(await wordsOf("Uppsala")).not.toBe(uppsala);
});

test("whoever leaves, by a ruling or by the day, is in no count and found by no word; who comes again is", async () => {
  const { database, idOf, search } = await openDirectory();
  const isBologna = eq(memberships.institutionId, idOf("Bologna"));
  const set = (values: Partial<typeof memberships.$inferInsert>) =>
    database.withTransaction(async (tx) => {
      await tx.update(memberships).set(values).where(isBologna);
      await touchDirectory(tx, idOf("Bologna"));
    });
  expect((await search("q=bolgona")).names).toEqual(["University of Bologna"]);
  await set({ status: "suspended" });
  expect((await search("q=bolgona")).names).toEqual([]);
  expect((await search("")).names).toEqual(["University of Samarkand", "University of Uppsala"]);
  await set({ status: "active", endsOn: TODAY, graceUntil: null });
  expect((await search("q=bologna")).names).toEqual(["University of Bologna"]);
  expect((await search("q=bologna", "2026-03-03")).names).toEqual([]);
  expect((await search("", "2026-03-03")).names).toHaveLength(2);
  expect((await search("q=bologna")).names).toEqual(["University of Bologna"]);
});

test("a name the registry gives a member later is found too", async () => {
  const { database, change, search } = await openDirectory();
  await change("Uppsala", { registryId: "0uppsala0" });
  expect((await search("q=fyris")).names).toEqual([]);
  const record = registryRecordSchema.parse(registryRecord("uppsala", "Fyris Academy"));
  await importRegistryRecords({ ...database, clock: { now: () => NOW } }, [record]);
  expect((await search("q=fyris")).names).toEqual(["University of Uppsala"]);
});

test("who leads an open project is counted as it opens and as its last day passes", async () => {
  const services = await openTestServices();
  const search = async (query: string, today: string) => {
    const filter = parseDirectoryFilter(new URLSearchParams(query));
    const { lines, counts } = await searchDirectory(services.db, filter, { page: 1, today });
    return { names: lines.map(({ nameEn }) => nameEn), counted: [...counts.calls] };
  };
  const today = dayNow(services.clock);
  expect(await search("", today)).toEqual({ names: [], counted: [] });
  const { lead } = await setUpBoard(services, "Calls");
  expect(await search("calls=open", today)).toEqual({ names: [lead.nameEn], counted: [["open", 1]] });
  expect((await search("calls=open&country=UZ", today)).names).toEqual([]);
  expect((await search("country=UZ", today)).counted).toEqual([]);
  expect(await search("calls=open", daysAfter(today, 700))).toEqual({ names: [], counted: [] });
});
