import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { institutionAt } from "#app/features/members/institution/former-addresses.server.ts";
import { askRenaming } from "#app/features/members/renaming/ask-renaming.server.ts";
import { findOpenRenaming, listSettledRenamings } from "#app/features/members/renaming/find-renaming.server.ts";
import { settleRenaming } from "#app/features/members/renaming/settle-renaming.server.ts";
import { refreshSearchOfTheirs } from "#app/features/projects/project/project-search.server.ts";
import { activity } from "#db/schema/activity.ts";
import { institutions, institutionTexts } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { formerAddresses, renamings } from "#db/schema/renamings.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let board: Awaited<ReturnType<typeof setUpBoard>>;
beforeEach(async () => {
  services = await openTestServices();
  board = await setUpBoard(services, "Bazaars");
});

const NAMES = {
  nameOfficial: "Ипек жолу университети",
  nameOfficialLanguage: "ky",
  nameEn: "University of Two Deserts",
  translatedNames: { ru: "Университет двух пустынь" },
  acronym: "UTD",
};
const follow = refreshSearchOfTheirs;

const rowOf = async (id: string) => (await services.db.select().from(institutions).where(eq(institutions.id, id)))[0];
async function ask(names = NAMES, asker = board.leader) {
  const { institutionId } = board.lead;
  const [held] = await services.db.select().from(memberships).where(eq(memberships.institutionId, institutionId));
  const number = held?.number ?? "";
  const asked = { number, names, isCorrection: false, since: 2025, reason: "Decree No. 412 of the ministry." };
  expect(await askRenaming(services, asked, asker)).toEqual({ ok: true });
  return { number, seen: (await findOpenRenaming(services.db, institutionId))?.id ?? "", follow };
}

/** What the database holds of names, addresses, letters and history. */
const everything = async () =>
  JSON.stringify([
    await services.db.select().from(institutions).orderBy(institutions.id),
    await services.db.select().from(institutionTexts).orderBy(institutionTexts.institutionId, institutionTexts.locale),
    await services.db.select().from(formerAddresses),
    await services.db.select().from(renamings),
    await services.db.select().from(projects).orderBy(projects.id),
    await services.db.select().from(outbox).orderBy(outbox.id),
    await services.db.select().from(activity).orderBy(activity.id),
  ]);

describe("a member with another name", () => {
  test("keeps every earlier name with its year, is found by all, and so are the projects it leads", async () => {
    const { lead, coordinator, project } = board;
    const asked = await ask();
    expect(await settleRenaming(services, { ...asked, answer: "confirmed" }, coordinator)).toEqual({ ok: true });
    const row = await rowOf(lead.institutionId);
    expect(row).toMatchObject({ ...NAMES, slug: "university-of-two-deserts", version: 2 });
    expect(row?.otherNames).toEqual([expect.objectContaining({ value: lead.nameEn, until: 2025 })]);
    for (const word of ["bazaars", "deserts", "пустынь", "utd"]) expect(row?.search).toContain(word);
    const [posted] = await services.db.select().from(projects).where(eq(projects.id, project.id));
    expect(posted?.search).toContain("deserts");
    expect(await institutionAt(services.db, lead.slug)).toMatchObject({ id: lead.institutionId, slug: row?.slug });
    expect(await institutionAt(services.db, "university-of-no-desert")).toBeNull();
    const again = await ask({ ...NAMES, nameEn: "University of Three Deserts" });
    await settleRenaming(services, { ...again, answer: "confirmed" }, coordinator);
    const names = (await rowOf(lead.institutionId))?.otherNames.map(({ value }) => value);
    expect(names).toEqual(["University of Two Deserts", lead.nameEn]);
    for (const slug of [lead.slug, "university-of-two-deserts"])
      expect(await institutionAt(services.db, slug)).toMatchObject({ slug: "university-of-three-deserts" });
    const twin = await createMember(services, { nameEn: "University of Two Deserts" });
    expect(twin.slug).toBe("university-of-two-deserts-2");
  });

  test("is written whole or not at all", async () => {
    const asked = await ask();
    const before = await everything();
    const broken = () => Promise.reject(new Error("The power is out"));
    const settled = settleRenaming(services, { ...asked, answer: "confirmed", follow: broken }, board.coordinator);
    await expect(settled).rejects.toThrow("The power is out");
    expect(await everything()).toBe(before);
  });

  test("has it once, whoever of two coordinators comes first", async () => {
    const other = await personOf(services, null, "coordinator");
    const asked = await ask();
    const outcomes = await Promise.all([
      settleRenaming(services, { ...asked, answer: "confirmed" }, board.coordinator),
      settleRenaming(services, { ...asked, answer: "declined", reason: "It is a faculty." }, other),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "stale" });
    expect(await listSettledRenamings(services.db, board.lead.institutionId)).toHaveLength(1);
  });

  test("is asked for by nobody else, and once at a time", async () => {
    const { leader, partner, coordinator } = board;
    const abroad = { ...coordinator, grants: coordinator.grants.map((grant) => ({ ...grant, countries: ["FR"] })) };
    const { number, seen } = await ask();
    const asked = { number, names: { ...NAMES, acronym: null }, isCorrection: true, since: 2026, reason: "No reason." };
    for (const stranger of [partner, abroad])
      expect(await askRenaming(services, asked, stranger)).toMatchObject({ reason: "forbidden" });
    for (const somebody of [leader, coordinator])
      expect(await askRenaming(services, asked, somebody)).toMatchObject({ reason: "stale" });
    const settled = { number, seen, follow, answer: "confirmed" as const };
    for (const stranger of [leader, partner, abroad])
      expect(await settleRenaming(services, settled, stranger)).toMatchObject({ reason: "forbidden" });
    expect(await settleRenaming(services, { ...settled, answer: "taken_back" }, coordinator)).toMatchObject({
      reason: "forbidden",
    });
  });
});
