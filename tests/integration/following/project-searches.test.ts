import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { chooseLetters } from "#app/features/accounts/letter-choice-commands.server.ts";
import { listSearches, pauseSearch, resumeSearch, saveSearch } from "#app/features/following/follow-searches.server.ts";
import { tellOfProjectSearches } from "#app/features/following/tell-of-project-searches.server.ts";
import { tellOfSearches } from "#app/features/following/tell-of-searches.server.ts";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { outbox } from "#db/schema/outbox.ts";
import { memberships } from "#db/schema/memberships.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

async function setUp() {
  const services = await openTestServices();
  const { lead, other, leader, partner, coordinator } = await setUpBoard(services, "Bazaars");
  const reader = await services.withTransaction((tx) =>
    createPerson(tx, { passwordHash: "none" }, services.clock.now()),
  );
  const publish = (titleEn: string, change: Partial<ProjectValues> = {}) => {
    const values = completeValues(services.clock.now(), { titleEn, themes: ["T07"], countries: ["KG"], ...change });
    return createProject(services, {
      ...{ leadInstitutionId: lead.institutionId, author: leader, coordinator },
      values,
      upTo: "published",
    });
  };
  const lettersTo = (recipient: string) =>
    services.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.recipient, recipient), eq(outbox.kind, "following-search")))
      .orderBy(asc(outbox.id));
  return { services, lead, other, leader, partner, reader, publish, lettersTo };
}

const LIST = "projects" as const;

test("a saved search of the board tells once of each new project its owner may see, and of nothing else", async () => {
  const { services, partner, reader, publish, lettersTo } = await setUp();
  await publish("Known before");
  for (const { id: userId } of [reader, partner]) {
    const kept = { userId, list: LIST, name: "Kyrgyz ones", search: "country=KG&view=map&page=3&sort=newest" };
    expect(await saveSearch(services, kept)).toEqual({ ok: true });
  }
  expect(await listSearches(services.db, reader.id)).toMatchObject([{ list: LIST, search: "country=KG" }]);
  expect(await tellOfProjectSearches(services)).toBe(0);
  const open = await publish("Felt and silk");
  await publish("For members alone", { visibility: "members" });
  await publish("Elsewhere", { countries: ["FR"] });
  // What asks the directory is not told of projects.
  expect(await tellOfSearches(services)).toBe(0);
  expect(await tellOfProjectSearches(services)).toBe(2);
  expect(await tellOfProjectSearches(services)).toBe(0);
  const [letter, ...more] = await lettersTo(reader.email);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe("Kyrgyz ones: 1 new");
  expect(letter?.text).toContain("It finds one more project:");
  expect(letter?.text).toContain(`/projects/${open.slug}`);
  expect(letter?.text).toContain("/projects?country=KG");
  for (const other of ["For members alone", "Elsewhere", "Known before"]) expect(letter?.text).not.toContain(other);
  expect(letter?.ends).toMatch(/\.search-/);
  // A member sees more, in the language of the account.
  const [theirs] = await lettersTo(partner.email);
  expect(theirs?.text).toContain("подходят ещё 2 проекта");
  expect(theirs?.text).toContain("For members alone");
});

test("who lost the right to see a project meanwhile is not told of it; paused searches tell nothing and begin anew", async () => {
  const { services, other, partner, reader, publish, lettersTo } = await setUp();
  for (const { id: userId } of [reader, partner])
    await saveSearch(services, { userId, list: LIST, name: "All", search: "" });
  await publish("For members alone", { visibility: "members" });
  await services.withTransaction(async (tx) => {
    const isOther = eq(memberships.institutionId, other.institutionId);
    await tx.update(memberships).set({ status: "terminated" }).where(isOther);
    await touchDirectory(tx, other.institutionId);
  });
  expect(await tellOfProjectSearches(services)).toBe(0);
  expect(await lettersTo(partner.email)).toEqual([]);
  const [mine] = await listSearches(services.db, reader.id);
  const act = { userId: reader.id, viewId: mine!.id };
  expect(await pauseSearch(services, { ...act, userId: partner.id })).toMatchObject({ ok: false });
  await pauseSearch(services, act);
  await publish("While it is paused");
  expect(await tellOfProjectSearches(services)).toBe(1);
  expect(await lettersTo(reader.email)).toEqual([]);
  await resumeSearch(services, act);
  expect(await tellOfProjectSearches(services)).toBe(0);
  await publish("Afterwards");
  expect(await tellOfProjectSearches(services)).toBe(2);
  const [letter] = await lettersTo(reader.email);
  expect(letter?.text).toContain("Afterwards");
  expect(letter?.text).not.toContain("While it is paused");
});

test("a search of words and one of an unknown initiative: the first finds what holds them, the second tells nothing", async () => {
  const { services, reader, publish, lettersTo } = await setUp();
  const userId = reader.id;
  await saveSearch(services, { userId, list: LIST, name: "Words", search: "q=pamirs" });
  await saveSearch(services, { userId, list: LIST, name: "Initiative", search: "initiative=never-was" });
  await publish("Caravanserais of the Pamirs");
  await publish("Wells of the steppe");
  expect(await tellOfProjectSearches(services)).toBe(1);
  const letters = await lettersTo(reader.email);
  expect(letters.map(({ subject }) => subject)).toEqual(["Words: 1 new"]);
});

test("new projects come gathered where the owner chose so, beside the news of the directory", async () => {
  const { services, reader, publish, lettersTo } = await setUp();
  await chooseLetters(services, reader.id, { choices: { following: "daily" }, seen: {} });
  await saveSearch(services, { userId: reader.id, list: LIST, name: "All", search: "" });
  await publish("Felt and silk");
  expect(await tellOfProjectSearches(services)).toBe(1);
  expect((await lettersTo(reader.email)).length).toBe(0);
  await sendDigests(services);
  const digests = await services.db.select().from(outbox).where(eq(outbox.recipient, reader.email));
  expect(digests.some(({ text }) => text.includes("All: 1 new"))).toBe(true);
});
