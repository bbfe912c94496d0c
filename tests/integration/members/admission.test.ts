import { beforeEach, describe, expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { AlreadyMember } from "#app/features/members/membership/membership-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { oneTimeTokens } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { counters } from "#db/schema/counters.ts";
import { institutionPeople, institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { createMember, type NewMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
let database: OpenDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});

const admit = (member: NewMember = {}) => database.withTransaction((tx) => createMember(tx, member, NOW));
const named = (name: string) => ({ institution: { nameEn: name, nameOfficial: name } });
const listed = async (query = "") => {
  const filter = parseDirectoryFilter(new URLSearchParams(query));
  return (await searchDirectory(database.db, filter, { page: 1, today: dayOf(NOW) })).lines.map(({ nameEn }) => nameEn);
};

const PEOPLE = [
  { role: "representative", email: "primary@institute.example", name: "Aizada Nurlanova" },
  { role: "alternate", email: "alternate@institute.example", name: "Bakyt Asanov" },
  { role: "international_office", email: "office@institute.example", name: "Office" },
].map((person) => ({ ...person, position: "Professor", unit: null, languages: ["ky"] })) as NewMember["people"];

describe("admitting an institution", () => {
  test("writes the entry, the membership with its number, the topics, and opens the directory to it", async () => {
    const admission = await admit();
    expect(admission).toMatchObject({ number: "M-2026-0001", slug: "osh-institute-of-silk-road-studies" });
    const [membership] = await database.db.select().from(memberships);
    expect(membership).toMatchObject({ status: "active", startsOn: "2026-03-02", endsOn: "2030-03-01" });
    const [institution] = await database.db.select().from(institutions);
    expect(institution).toMatchObject({ subregion: "143", version: 1, sortName: "osh institute of silk road studies" });
    expect(await database.db.$count(institutionTopics)).toBe(7);
    expect(await listed("country=KG&theme=T05&offer=collections")).toEqual(["Osh Institute of Silk Road Studies"]);
  });

  test("lets in representatives who have an account, invites the others, and only names contacts", async () => {
    const applicant = await database.withTransaction((tx) =>
      createPerson(tx, { email: "clerk@institute.example" }, NOW),
    );
    const alternate = await database.withTransaction((tx) =>
      createPerson(tx, { email: "alternate@institute.example" }, NOW),
    );
    await admit({ people: PEOPLE, applicant: { userId: applicant.id, role: "editor" } });
    const held = await database.db.select({ userId: grants.userId, role: grants.role }).from(grants);
    expect(held).toEqual(
      expect.arrayContaining([
        { userId: applicant.id, role: "editor" },
        { userId: alternate.id, role: "alternate" },
      ]),
    );
    expect(held).toHaveLength(2);
    const invited = await database.db
      .select({ email: oneTimeTokens.email, role: oneTimeTokens.grantedRole })
      .from(oneTimeTokens);
    expect(invited).toEqual([{ email: "primary@institute.example", role: "representative" }]);
    expect(await database.db.select({ recipient: outbox.recipient }).from(outbox)).toEqual([
      { recipient: "primary@institute.example" },
    ]);
    expect(await database.db.$count(institutionPeople)).toBe(3);
  });

  test("Q01 leaves nothing behind when the transaction around it fails", async () => {
    const failing = database.withTransaction(async (tx) => {
      await createMember(tx, { people: PEOPLE }, NOW);
      throw new Error("the letter could not be written");
    });
    await expect(failing).rejects.toThrow("the letter");
    for (const table of [
      institutions,
      memberships,
      institutionTopics,
      institutionPeople,
      oneTimeTokens,
      outbox,
      counters,
    ])
      expect(await database.db.$count(table)).toBe(0);
  });

  test("Q02 gives out numbers in order and without gaps when many are admitted at once and some fail", async () => {
    const names = Array.from({ length: 20 }, (_, number) => `University of the ${number}th Caravan`);
    const attempts = names.map((name, number) =>
      database.withTransaction(async (tx) => {
        const { number: given } = await createMember(tx, named(name), NOW);
        if (number % 5 === 0) throw new Error("refused");
        return given;
      }),
    );
    const given = (await Promise.allSettled(attempts)).flatMap((one) =>
      one.status === "fulfilled" ? [one.value] : [],
    );
    expect(given.sort()).toEqual(Array.from({ length: 16 }, (_, at) => `M-2026-${String(at + 1).padStart(4, "0")}`));
  });

  test("two institutions of the same name in different countries get different addresses", async () => {
    const first = await admit();
    const second = await admit({ institution: { country: "UZ" } });
    expect([first.slug, second.slug]).toEqual([
      "osh-institute-of-silk-road-studies",
      "osh-institute-of-silk-road-studies-2",
    ]);
  });

  test("two institutions of one name are told apart by the registry", async () => {
    const first = await admit({ institution: { registryId: "03q0vrn42" } });
    const second = await admit({ institution: { registryId: "0242cby63" } });
    expect(second.institutionId).not.toBe(first.institutionId);
    expect(second.number).toBe("M-2026-0002");
  });

  test("an institution that is a member is not admitted again", async () => {
    await admit({ institution: { registryId: "03q0vrn42" } });
    await expect(admit({ institution: { registryId: "03q0vrn42", nameEn: "Another name" } })).rejects.toThrow(
      AlreadyMember,
    );
  });

  test("a former member keeps its entry, its address and its number", async () => {
    const before = await admit({ institution: { registryId: "03q0vrn42" } });
    await database.withTransaction(async (tx) => void (await tx.update(memberships).set({ status: "withdrawn" })));
    const again = await admit({ category: "observer", institution: { registryId: "03q0vrn42", city: "Uzgen" } });
    expect(again).toEqual({ ...before, endsOn: "2028-03-01" });
    const [row] = await database.db.select().from(memberships);
    expect(row).toMatchObject({ status: "active", category: "observer", endsOn: "2028-03-01" });
    expect(await database.db.select({ city: institutions.city }).from(institutions)).toEqual([{ city: "Uzgen" }]);
  });
});

describe("searching", () => {
  test("finds names in either script, acronyms, cities, countries and themes", async () => {
    await admit({
      institution: {
        nameOfficial: "Ош мамлекеттик университети",
        nameEn: "Osh State University",
        translatedNames: { ru: "Ошский государственный университет" },
        acronym: "OSU",
      },
    });
    for (const query of ["ошский", "oshskii", "Osh State", "mamleket", "OSU", "Кыргызстан", "Қырғызстан", "Жібек жолы"])
      expect(await listed(new URLSearchParams({ q: query }).toString()), query).toEqual(["Osh State University"]);
    expect(await listed("q=samarkand")).toEqual([]);
    expect(await listed("q=---")).toEqual([]);
  });
});
