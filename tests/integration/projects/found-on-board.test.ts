import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { slipsBetween } from "#app/features/members/directory/near-words.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { renewProjectSearch, repairProjectSearch } from "#app/features/projects/project/project-search.server.ts";
import { SEARCH_TEXTS } from "#app/features/projects/project/search-texts.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectMemberTexts, projects } from "#db/schema/projects.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember, personOf, setMembership } from "#tests/support/board.ts";
import { handInResult, publishResult } from "#tests/support/results.ts";
import { settings } from "#db/schema/settings.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
let services: Services;
let member: Viewer;
let id: string;

beforeAll(async () => {
  services = await openTestServices();
  const lead = await createMember(services, { nameEn: "Samarkand Lead University" });
  const other = await createMember(services, { nameEn: "Reading University" });
  const author = await personOf(services, lead);
  member = await personOf(services, other);
  const values = completeValues(services.clock.now(), {
    titleEn: "Climate and the old cities of the Silk Road",
    description: "The squares of the Registan are measured.",
    fundingStatus: "seeking",
    programme: "Horizon Europe",
  });
  const coordinator = await personOf(services, null, "coordinator");
  const wanted = { leadInstitutionId: lead.institutionId, author, values, coordinator };
  ({ id } = await createProject(services, { ...wanted, upTo: "published" }));
});

async function find(viewer: Viewer | null, q: string) {
  const today = dayNow(services.clock);
  const audience = await getAudience(services.db, viewer, today);
  const { rows, guess } = await listBoard(services.db, audience, readBoardFilters(new URLSearchParams({ q })), today);
  return { ids: rows.map((row) => row.id), guess };
}

describe("a question to the board", () => {
  test.each(["Registan", "Horizon", "measured drawing"])(
    "a member finds by %j what only members read, a visitor does not (found F143)",
    async (q) => {
      expect(await find(member, q)).toEqual({ ids: [id], guess: null });
      expect(await find(null, q)).toEqual({ ids: [], guess: null });
    },
  );

  test.each(["climte", "Climat", "clmiate", "Samarkant"])("%j is forgiven (found F142)", async (q) => {
    expect((await find(null, q)).ids).toEqual([id]);
  });

  test("a slip says what was looked for instead (found F142)", async () => {
    expect(await find(null, "climte")).toEqual({ ids: [id], guess: "climate" });
    expect(await find(null, "zzzzzz")).toEqual({ ids: [], guess: null });
  });

  test("where no project holds all the words, those with some of them are shown, alike whether or not others read the word", async () => {
    for (const word of ["unheardof", "registan"])
      expect(await find(null, `climate ${word}`)).toEqual({ ids: [id], guess: "climate" });
    expect(await find(member, "climate registan")).toEqual({ ids: [id], guess: null });
    expect(await find(member, "climte unheardof")).toEqual({ ids: [id], guess: "climate" });
    expect(await find(member, "climate unheardof zzzzzz")).toEqual({ ids: [id], guess: "climate" });
    expect(await find(null, "unheardof zzzzzz")).toEqual({ ids: [], guess: null });
  });

  test("a guess gives away no word that only members read (found F143)", async () => {
    expect(await find(null, "Registam")).toEqual({ ids: [], guess: null });
    expect(await find(member, "Registam")).toEqual({ ids: [id], guess: "registan" });
  });

  test("what an older release posted is found after the start (found F143)", async () => {
    await services.withTransaction(async (tx) => {
      await tx.delete(projectMemberTexts).where(eq(projectMemberTexts.id, id));
      await tx.update(projects).set({ search: "old" }).where(eq(projects.id, id));
    });
    expect((await find(member, "Registan")).ids).toEqual([]);
    expect(await repairProjectSearch(services)).toBe(1);
    expect((await find(member, "Registan")).ids).toEqual([id]);
    expect((await find(null, "climate")).ids).toEqual([id]);
    expect(await repairProjectSearch(services)).toBe(0);
  });

  test("after an upgrade it is found by the old text until its turn comes; a stopped renewal goes on where it was, once for all processes", async () => {
    const noted = eq(settings.name, SEARCH_TEXTS.setting);
    const standing = async () => (await services.db.select().from(settings).where(noted))[0]?.value;
    const all = await services.db.$count(projects);
    const before = (await services.db.select().from(projects).where(eq(projects.id, id)))[0]?.search;
    await services.withTransaction(async (tx) => {
      await tx
        .update(settings)
        .set({ value: SEARCH_TEXTS.version - 1 })
        .where(noted);
      await tx.update(projects).set({ search: "former words" });
    });
    expect((await find(null, "former")).ids).toContain(id);
    // A turn of no time writes one; what is done is noted with it.
    await renewProjectSearch(services, 0);
    expect(await standing()).toMatchObject({ version: SEARCH_TEXTS.version, done: 1, total: all });
    for (let turn = 0; (await standing()) !== SEARCH_TEXTS.version && turn < 20; turn++)
      await Promise.all([renewProjectSearch(services), renewProjectSearch(services)]);
    expect(await standing()).toBe(SEARCH_TEXTS.version);
    const [row] = await services.db.select().from(projects).where(eq(projects.id, id));
    expect(row?.search).toBe(before);
    const version = row?.boardVersion;
    expect(await renewProjectSearch(services)).toBe(0);
    expect((await services.db.select().from(projects).where(eq(projects.id, id)))[0]?.boardVersion).toBe(version);
  });
});

test("a word in Russian is found by any of its forms, and a guess is told in its letters", async () => {
  const lead = await createMember(services, { nameEn: "Lead of Lessons" });
  const author = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(services.clock.now(), {
    titleEn: "Lessons of religion",
    programme: "Обучение учителей истории, устные традиции степи",
  });
  const wanted = { leadInstitutionId: lead.institutionId, author, values, coordinator, upTo: "published" } as const;
  const lessons = await createProject(services, wanted);
  for (const q of ["история", "Историй", "учитель истории", "устная традиция", "устных традиций степь"])
    expect([q, await find(member, q)]).toEqual([q, { ids: [lessons.id], guess: null }]);
  expect(await find(member, "традиция штепи")).toEqual({ ids: [lessons.id], guess: "традиция степи" });
});

test("a project is found by the words of a published result, as far as the reader reads it, and says in which", async () => {
  const lead = await createMember(services, { nameEn: "Resulting University" });
  const author = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(services.clock.now(), { titleEn: "Roads of silk" });
  const wanted = { leadInstitutionId: lead.institutionId, author, values, coordinator };
  const project = await createProject(services, { ...wanted, upTo: "published" });
  const result = { projectId: project.id, author, coordinator, institutionIds: [lead.institutionId] };
  const form = { type: "exhibition", title: "Zerafshan ceramics", description: "Shards of a kiln." } as const;
  await handInResult(services, { ...result, form: { ...form, title: "Unread dromedaries" } });
  await publishResult(services, { ...result, form: { ...form, titleRu: "Керамика Зерафшана" } });
  await publishResult(services, { ...result, form: { ...form, title: "Inner lapislazuli", visibility: "members" } });
  const foundBy = async (viewer: Viewer | null, q: string) => {
    const today = dayNow(services.clock);
    const audience = await getAudience(services.db, viewer, today);
    const filters = readBoardFilters(new URLSearchParams({ q }));
    const { rows, byResult, guess } = await listBoard(services.db, audience, filters, today);
    return guess ?? rows.map((row) => [row.id, byResult.get(row.id)?.title]);
  };
  for (const q of ["zerafshan", "Керамика", "kiln shards", "exhibition ceram", "выставка керамика"])
    expect([q, await foundBy(null, q)]).toEqual([q, [[project.id, "Zerafshan ceramics"]]]);
  expect(await foundBy(null, "silk roads")).toEqual([[project.id, undefined]]);
  expect(await foundBy(null, "zerafshan registan")).toBe("zerafshan");
  for (const hidden of ["lapislazuli", "dromedaries"]) expect(await foundBy(null, hidden)).toEqual([]);
  expect(await foundBy(member, "lapislazuli")).toEqual([[project.id, "Inner lapislazuli"]]);
  expect(await foundBy(author, "dromedaries")).toEqual([]);
  await setMembership(services, lead, "suspended");
  expect(await foundBy(member, "zerafshan")).toEqual([]);
});

test.each([
  ["climte", "climate", 1],
  ["clmiate", "climate", 1],
  ["univeristy", "university", 1],
  ["samarcamd", "samarkand", 2],
  ["bazaar", "climate", Infinity],
] as const)("between %s and %s lie %s slips", (one, other, slips) => {
  expect(slipsBetween(one, other, 2)).toBe(slips);
});
