import { expect, test } from "vitest";
import { evidentDomains, registrableDomain } from "#app/features/registry/registry-domains.ts";
import { registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { rowsOf } from "#app/features/registry/registry-rows.server.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";

const rowsFrom = (record: unknown) => rowsOf(registryRecordSchema.parse(record));

test("a record gives its facts, a row for each name, its domains and identifiers (found F141)", () => {
  const record = registryRecord("kaznu", "Al-Farabi Kazakh National University", {
    names: [
      named("KazNU", null, "acronym"),
      named("Al-Farabi Kazakh National University", "en", "ror_display", "label"),
      named("Қазақ ұлттық университеті", "kk", "label"),
      named("Kazakh State University", null, "alias"),
    ],
    domains: ["farabi.university"],
    links: [
      { type: "wikipedia", value: "https://en.wikipedia.org/wiki/KazNU" },
      { type: "website", value: "http://www.kaznu.kz/" },
    ],
    external_ids: [
      { type: "isni", preferred: null, all: ["0000 0000 8887 5266"] },
      { type: "wikidata", preferred: "Q427677", all: ["Q1", "Q427677"] },
    ],
  });
  const { institution, names, domains, identifiers } = rowsFrom(record);
  expect(institution).toMatchObject({
    id: "0kaznu000",
    name: "Al-Farabi Kazakh National University",
    country: "KZ",
    city: "Almaty",
    latitude: 43.25,
    website: "http://www.kaznu.kz",
    domains: ["farabi.university", "kaznu.kz"],
    externalIds: { isni: "0000 0000 8887 5266", wikidata: "Q427677" },
  });
  expect(names.map(({ kind, folded }) => [kind, folded])).toEqual([
    ["acronym", "kaznu"],
    ["display", "al farabi kazakh national university"],
    ["label", "kazak ulttyk universiteti"],
    ["alias", "kazakh state university"],
    ["derived", "kuu"],
    ["derived", "kazuu"],
  ]);
  expect(identifiers.map(({ value }) => value)).toEqual(["0000000088875266", "q427677", "q1"]);
  expect(domains.map(({ domain }) => domain)).toEqual(["farabi.university", "kaznu.kz"]);
});

test("schema 2.0, which lacks 2.1's parts of a location, is read too", () => {
  const record = registryRecord("old", "Old University");
  expect(rowsFrom({ ...record, admin: { created: { schema_version: "2.0" } } }).institution.city).toBe("Almaty");
});

test("a place that is only the country is no city; a city state is", () => {
  const country = registryRecord("a", "A", { locations: [place("France", "FR", "France", [null, null])] });
  const cityState = registryRecord("b", "B", { locations: [place("Singapore", "SG", "Singapore", [1.29, 103.85])] });
  expect(rowsFrom(country).institution).toMatchObject({ country: "FR", city: null, latitude: null });
  expect(rowsFrom(cityState).institution.city).toBe("Singapore");
});

test("an institution that is no longer active keeps its row and has no names to be found by", () => {
  const { institution, names } = rowsFrom(registryRecord("gone", "Gone University", { status: "withdrawn" }));
  expect(institution.status).toBe("withdrawn");
  expect(names).toEqual([]);
});

test("characters that databases refuse are taken out of names", () => {
  const { institution } = rowsFrom(registryRecord("odd", "Odd\u0000 Uni\uD800versity\n"));
  expect(institution.name).toBe("Odd University");
});

test.each(["javascript:alert(1)", "https://user:secret@example.org", "not an address", "ftp://example.org"])(
  "the website %s is not taken over",
  (value) => {
    expect(rowsFrom(registryRecord("w", "W", { links: [{ type: "website", value }] })).institution.website).toBeNull();
  },
);

test.each([
  ["an id of another registry", { id: "https://example.org/012345678" }, "id"],
  ["no names", { names: [] }, "names"],
  ["a name of nothing but spaces", { names: [named("  ", "en", "label")] }, "names"],
  ["an unknown status", { status: "closed" }, "status"],
  ["no place", { locations: [] }, "locations"],
  ["a country in words", { locations: [place("Almaty", "Kazakhstan", "Kazakhstan", [43, 76])] }, "locations"],
])("a record with %s is malformed", (_what, changes, field) => {
  const { error } = registryRecordSchema.safeParse({ ...registryRecord("bad", "Bad"), ...changes });
  expect(error?.issues[0]?.path[0]).toBe(field);
});

test("the digest changes with the facts and not with the day of the record", () => {
  const record = registryRecord("same", "Same University");
  const { digest } = rowsFrom(record).institution;
  expect(rowsFrom({ ...record, admin: {} }).institution.digest).toBe(digest);
  expect(rowsFrom({ ...record, established: 1935 }).institution.digest).not.toBe(digest);
});

test("public suffixes are nobody's evidence", () => {
  expect(evidentDomains(["edu.kz", "ac.id", "KazNU.kz", "kaznu.kz.", "127.0.0.1", ""], "https://www.edu.br/x")).toEqual(
    ["kaznu.kz"],
  );
});

test.each([
  ["mail.kaznu.kz", "kaznu.kz"],
  ["cs.ox.ac.uk", "ox.ac.uk"],
  ["ac.uk", null],
  ["github.io", null],
  ["10.0.0.1", null],
  ["localhost", null],
])("what somebody registered of %s is %s", (host, registered) => {
  expect(registrableDomain(host)).toBe(registered);
});
