import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createPerson, type NewPerson } from "#app/demo/accounts-factory.server.ts";
import { readChoices } from "#app/features/letters/letter-choices.server.ts";
import { chooseLetters } from "#app/features/accounts/letter-choice-commands.server.ts";
import {
  listSearches,
  pauseSearch,
  removeSearch,
  resumeSearch,
  saveSearch,
} from "#app/features/following/follow-searches.server.ts";
import { tellOfSearches } from "#app/features/following/tell-of-searches.server.ts";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;

const named = (name: string) => ({ nameOfficial: name, nameEn: name });

const addMember = (services: Services, name: string, institution: object = {}) =>
  services.withTransaction((tx) =>
    createMember(tx, { institution: { ...named(name), ...institution } }, services.clock.now()),
  );

const addReader = (services: Services, person: NewPerson = {}) =>
  services.withTransaction((tx) => createPerson(tx, { passwordHash: "none", ...person }, services.clock.now()));

const lettersTo = (services: Services, recipient: string) =>
  services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.recipient, recipient), eq(outbox.kind, "following-search")))
    .orderBy(asc(outbox.id));

async function onlyLetterTo(services: Services, recipient: string) {
  const letters = await lettersTo(services, recipient);
  expect(letters).toHaveLength(1);
  return letters[0] as (typeof letters)[number];
}

/** Writes to an entry and says so, as every command of the portal does. */
const change = (services: Services, id: string, values: Partial<typeof institutions.$inferInsert>) =>
  services.withTransaction(async (tx) => {
    await tx.update(institutions).set(values).where(eq(institutions.id, id));
    await touchDirectory(tx, id);
  });

const suspend = (services: Services, id: string) =>
  services.withTransaction(async (tx) => {
    await tx.update(memberships).set({ status: "suspended" }).where(eq(memberships.institutionId, id));
    await touchDirectory(tx, id);
  });

test("a saved search tells once who joined or changed into it, who left it, and nothing when nothing is new", async () => {
  const services = await openTestServices();
  await addMember(services, "Talas University", { country: "KG" });
  const almaty = await addMember(services, "Almaty University", { country: "KZ", city: "Almaty" });
  const reader = await addReader(services);
  await saveSearch(services, { userId: reader.id, name: "Kazakh ones", search: "country=KZ&view=cards&page=2" });
  expect((await listSearches(services.db, reader.id)).map(({ search }) => search)).toEqual(["country=KZ"]);
  expect(await tellOfSearches(services)).toBe(0);

  const aktau = await addMember(services, "Aktau Institute", { country: "KZ", city: "Aktau" });
  await addMember(services, "Naryn Academy", { country: "KG" });
  expect(await tellOfSearches(services)).toBe(1);
  expect(await tellOfSearches(services)).toBe(0);
  const first = await onlyLetterTo(services, reader.email);
  expect(first.subject).toBe("Kazakh ones: 1 new");
  expect(first.text).toContain("Aktau Institute — Aktau, Kazakhstan");
  expect(first.text).not.toContain("Naryn");
  expect(first.text).not.toContain("Almaty University");
  expect(first.text).toContain("/directory?country=KZ");
  expect(first.ends).toMatch(/\.search-/);

  await suspend(services, almaty.institutionId);
  await change(services, aktau.institutionId, { city: "Aktau city" });
  expect(await tellOfSearches(services)).toBe(1);
  const [, second] = await lettersTo(services, reader.email);
  expect(second?.subject).toBe("Kazakh ones: 1 no longer found");
  expect(second?.text).toContain("• Almaty University");
  expect(second?.text).not.toContain("/directory/almaty");
  expect(second?.text).not.toContain("Aktau");
});

test("words are looked for as the directory does, and what only comes close is no finding", async () => {
  const services = await openTestServices();
  await addMember(services, "Osh State Conservatory");
  const reader = await addReader(services);
  await saveSearch(services, { userId: reader.id, name: "Museums", search: "q=museology" });
  await addMember(services, "Institute of Musicology");
  expect(await tellOfSearches(services)).toBe(0);
  await addMember(services, "Centre of Museology", { profileEn: "We keep collections." });
  expect(await tellOfSearches(services)).toBe(1);
  expect((await onlyLetterTo(services, reader.email)).text).toContain("Centre of Museology");
});

test("a membership that ends with its day leaves the search without anybody writing to its entry", async () => {
  const services = await openTestServices();
  const { institutionId } = await addMember(services, "Karakol University");
  const ends = { endsOn: "2026-09-03", graceUntil: null };
  await services.withTransaction((tx) =>
    tx.update(memberships).set(ends).where(eq(memberships.institutionId, institutionId)),
  );
  await services.withTransaction((tx) => touchDirectory(tx, institutionId));
  const reader = await addReader(services);
  await saveSearch(services, { userId: reader.id, name: "All", search: "" });
  services.clock.moveTo("2026-09-03T09:00:00Z");
  expect(await tellOfSearches(services)).toBe(0);
  services.clock.moveTo("2026-09-04T09:00:00Z");
  expect(await tellOfSearches(services)).toBe(1);
  services.clock.moveTo("2026-09-05T09:00:00Z");
  expect(await tellOfSearches(services)).toBe(0);
  expect((await onlyLetterTo(services, reader.email)).text).toContain("Karakol University");
});

test("paused it tells nothing, also not later of what came meanwhile; removed and brought back it begins anew", async () => {
  const services = await openTestServices();
  const reader = await addReader(services);
  await saveSearch(services, { userId: reader.id, name: "All", search: "" });
  const [own] = await listSearches(services.db, reader.id);
  const act = { userId: reader.id, viewId: own?.id ?? "" };
  await pauseSearch(services, act);
  await pauseSearch(services, act);
  await addMember(services, "Meanwhile University");
  expect(await tellOfSearches(services)).toBe(0);
  await resumeSearch(services, act);
  expect(await tellOfSearches(services)).toBe(0);
  const gone = await removeSearch(services, act);
  expect(gone).toEqual({ list: "directory", name: "All", search: "", isPaused: false });
  expect(await removeSearch(services, act)).toBeNull();
  await saveSearch(services, { userId: reader.id, name: "All", search: "" });
  await addMember(services, "Later University");
  expect(await tellOfSearches(services)).toBe(1);
  expect((await onlyLetterTo(services, reader.email)).text).not.toContain("Meanwhile");
});

test("of two processes that tell at once one writes, and a crash leaves neither letter nor note", async () => {
  const services = await openTestServices();
  const reader = await addReader(services);
  await saveSearch(services, { userId: reader.id, name: "All", search: "" });
  await addMember(services, "New University");
  const crash = (): Promise<never> => Promise.reject(new Error("the process is gone"));
  const failing: typeof services.withTransaction = (work) =>
    services.withTransaction(async (tx) => {
      await work(tx);
      return crash();
    });
  await expect(tellOfSearches({ ...services, withTransaction: failing })).rejects.toThrow("gone");
  expect(await lettersTo(services, reader.email)).toEqual([]);
  const told = await Promise.all([tellOfSearches(services), tellOfSearches(services)]);
  expect(told.reduce((sum, one) => sum + one)).toBe(1);
  expect(await lettersTo(services, reader.email)).toHaveLength(1);
});

test("it comes as often as its reader has chosen, and what the directory no longer knows tells nothing", async () => {
  const services = await openTestServices();
  const reader = await addReader(services);
  expect((await readChoices(services.db, reader.id)).following).toBe("at_once");
  await chooseLetters(services, reader.id, { choices: { following: "daily" }, seen: {} });
  await saveSearch(services, { userId: reader.id, name: "All", search: "" });
  await saveSearch(services, { userId: reader.id, name: "Old", search: "theme=T01" });
  const isOld = and(eq(savedViews.userId, reader.id), eq(savedViews.name, "Old"));
  await services.withTransaction((tx) => tx.update(savedViews).set({ search: "theme=T99" }).where(isOld));
  await addMember(services, "New University");
  expect(await tellOfSearches(services)).toBe(1);
  expect(await lettersTo(services, reader.email)).toEqual([]);
  expect(await sendDigests(services)).toBe(1);
  const [digest] = await services.db.select().from(outbox).where(eq(outbox.kind, "news-digest"));
  expect(digest?.text).toContain("All: 1 new");
  expect(digest?.text).not.toContain("Old");
});

test("nobody keeps more searches than a person can, and an account that is suspended is told nothing", async () => {
  const services = await openTestServices();
  const reader = await addReader(services);
  for (let at = 0; at < 20; at++)
    expect((await saveSearch(services, { userId: reader.id, name: `S${at}`, search: "" })).ok).toBe(true);
  expect(await saveSearch(services, { userId: reader.id, name: "S20", search: "" })).toEqual({
    ok: false,
    reason: "too-many",
  });
  expect((await saveSearch(services, { userId: reader.id, name: "S3", search: "country=KG" })).ok).toBe(true);
  const other = await addReader(services);
  const [first] = await listSearches(services.db, reader.id);
  const foreign = { userId: other.id, viewId: first?.id ?? "" };
  expect(await pauseSearch(services, foreign)).toEqual({ ok: false, reason: "not-found" });
  expect(await resumeSearch(services, foreign)).toEqual({ ok: false, reason: "not-found" });
  expect(await removeSearch(services, foreign)).toBeNull();
});
