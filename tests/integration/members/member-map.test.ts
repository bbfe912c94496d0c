import { expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { memberMap } from "#app/features/members/map/member-map.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { dayOf } from "#app/platform/days.ts";
import { createMember, type NewMember } from "#tests/support/members-factory.ts";
import { place, registryRecord } from "#tests/support/registry-records.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const NOWHERE = { latitude: null, longitude: null };
const named = (name: string) => ({ nameEn: name, nameOfficial: name });

async function openMap() {
  const database = await openTestDatabase();
  const records = [
    registryRecord("almaty", "Almaty"),
    registryRecord("astana", "Astana", { locations: [place("Astana", "KZ", "Kazakhstan", [null, null])] }),
  ].map((record) => registryRecordSchema.parse(record));
  await importRegistryRecords({ ...database, clock: { now: () => NOW } }, records);
  await database.withTransaction(async (tx) => {
    const admit = (institution: NewMember["institution"]) =>
      createMember(tx, { institution: { emailDomains: [], ...institution } }, NOW);
    await admit({ ...named("Osh"), country: "KG", city: "Osh", latitude: 40.53, longitude: 72.8 });
    await admit({ ...named("Almaty"), country: "KZ", city: "Almaty", ...NOWHERE, registryId: "0almaty00" });
    await admit({ ...named("Astana"), country: "KZ", city: "Astana", ...NOWHERE, registryId: "0astana00" });
    await admit({ ...named("Paris"), country: "FR", city: "Paris", latitude: 48.85, longitude: 2.35 });
    await admit({ ...named("Nowhere"), country: "FR", city: "Lyon", ...NOWHERE });
  });
  const ask = (search: string) => parseDirectoryFilter(new URLSearchParams(search));
  const today = dayOf(NOW);
  const map = (search: string) => memberMap(database.db, ask(search), { today, locale: "en", search });
  const found = async (search: string) => {
    const { lines } = await searchDirectory(database.db, ask(search), { page: 1, today });
    return lines.map(({ nameEn }) => nameEn);
  };
  return { map, found };
}

test("a member without coordinates stands where the registry knows it; who is on no map is named with the reason", async () => {
  const { map, found } = await openMap();
  const world = await map("?view=map");
  expect([world.shown, world.beyond, world.total]).toEqual([3, 0, 5]);
  expect(
    world.missing.map(({ reason, members }) => [reason.slice(0, 24), members.map(({ name }) => name.name)]),
  ).toEqual([
    ["1 member is on no map: i", ["Nowhere"]],
    ["1 member is on no map: n", ["Astana"]],
  ]);
  expect(world.rows.map(({ label, count }) => [label, count])).toEqual([
    ["France", 2],
    ["Kazakhstan", 2],
    ["Kyrgyzstan", 1],
  ]);

  const asia = await map("?view=map&area=143");
  expect([asia.shown, asia.beyond]).toEqual([2, 1]);
  expect(asia.wide.clusters.map(({ label, to }) => [label, to])).toEqual(
    expect.arrayContaining([
      ["Almaty: Almaty", "/directory/almaty"],
      ["Osh: Osh", "/directory/osh"],
    ]),
  );
  const kazakhstan = await map("?view=map&area=KZ");
  expect([kazakhstan.shown, kazakhstan.beyond, kazakhstan.rows]).toEqual([1, 2, []]);
  expect(kazakhstan.places).toEqual([{ label: "Almaty", whom: "Almaty", to: "/directory/almaty" }]);
  expect(asia.rows.map(({ to }) => to)).toEqual(["/directory?view=map&area=KZ#map", "/directory?view=map&area=KG#map"]);
  expect(kazakhstan.areas.map(({ label, count, to }) => [label, count, to])).toContainEqual([
    "World",
    5,
    "/directory?view=map#map",
  ]);

  // The table holds what the map holds, and an area without shapes is the world.
  expect((await map("?view=map&country=KZ")).rows.map(({ label }) => label)).toEqual(["Kazakhstan"]);
  expect((await map("?view=map&area=TV")).label).toBe((await map("?view=map")).label);

  const cluster = world.narrow.clusters.find(({ count }) => count === "2");
  const { searchParams } = new URL(cluster?.to ?? "", "http://localhost");
  expect(searchParams.get("view")).toBeNull();
  expect((await found(searchParams.toString())).sort()).toEqual(["Almaty", "Osh"]);
  searchParams.set("country", "KG");
  expect(await found(searchParams.toString())).toEqual(["Osh"]);
});

test("a link to a wider map lets go of the chosen country, and says how many are there", async () => {
  const { map } = await openMap();
  const osh = await map("?view=map&area=KG&country=KG&category=full");
  expect(osh.areas.map(({ label, count, to }) => [label, count, to])).toEqual([
    ["World", 5, "/directory?view=map&category=full#map"],
    ["Central Asia", 3, "/directory?view=map&area=143&category=full#map"],
    ["Western Europe", 2, "/directory?view=map&area=155&category=full#map"],
    ["Kyrgyzstan", 1, "/directory?view=map&area=KG&country=KG&category=full#map"],
  ]);
  const region = await map("?view=map&region=143&country=KG");
  expect(region.areas.map(({ label, count, to }) => [label, count, to])).toEqual([
    ["World", 1, "/directory?view=map&region=143&country=KG#map"],
    ["Central Asia", 3, "/directory?view=map&area=143#map"],
    ["Western Europe", 2, "/directory?view=map&area=155#map"],
  ]);
});

test("a circle is named after all that is in it, not after one of its cities", async () => {
  const { map } = await openMap();
  const world = await map("?view=map");
  expect(world.narrow.clusters.find(({ count }) => count === "2")?.label).toBe(
    "Kyrgyzstan and 1 more country: 2 members",
  );
});
