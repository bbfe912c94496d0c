import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { saveProjectDraft, startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { insertAccount } from "#app/features/accounts/sign-up-commands.server.ts";
import { openSession } from "#app/features/accounts/sessions.server.ts";
import { dialect } from "#db/kit.ts";
import { PUBLIC_TABLES } from "#db/public-version.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { publicVersion } from "#db/schema/public-version.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { settings } from "#db/schema/settings.ts";
import { users } from "#db/schema/accounts.ts";
import { createMember, personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { interestsOf } from "#tests/support/interests.ts";
import { beginResult } from "#tests/support/results.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

/** Whether something raises the version, for whoever reads it once it is done. */
async function raises(work: () => Promise<unknown>): Promise<boolean> {
  const before = await services.publicVersion();
  expect(before).toEqual(expect.any(Number));
  await work();
  return (await services.publicVersion()) !== before;
}

describe("the version of what visitors may see", () => {
  test("is raised on each of its tables, in either engine", async () => {
    const statement =
      dialect === "sqlite"
        ? "select tbl_name as name, name as trigger from sqlite_master where type = 'trigger' and name like 'public_version%'"
        : "select event_object_table as name, event_manipulation as trigger from information_schema.triggers";
    const rows = (await services.raw(statement)) as { name: string }[];
    const events = Object.groupBy(rows, ({ name }) => name);
    const counted = Object.fromEntries(Object.entries(events).map(([name, found]) => [name, found?.length]));
    expect(counted).toEqual(Object.fromEntries(Object.keys(PUBLIC_TABLES).map((name) => [name, 3])));
  });

  test("another one after a member is admitted or suspended, a project posted or hidden, a setting changed", async () => {
    let member = { institutionId: "", slug: "", nameEn: "" };
    expect(await raises(async () => (member = await createMember(services, { nameEn: "Raised University" })))).toBe(
      true,
    );
    expect(await raises(() => setMembership(services, member, "suspended"))).toBe(true);
    let posted = { id: "" };
    expect(await raises(async () => (posted = (await setUpBoard(services, "Raised")).project))).toBe(true);
    const set = (change: Partial<typeof projects.$inferInsert>) =>
      services.withTransaction(
        async (tx) => void (await tx.update(projects).set(change).where(eq(projects.id, posted.id))),
      );
    expect(await raises(() => set({ status: "hidden" }))).toBe(true);
    expect(await raises(() => set({ status: "open" }))).toBe(true);
    const row = { name: "raised", value: 1, updatedAt: services.clock.now() };
    expect(
      await raises(() => services.withTransaction(async (tx) => void (await tx.insert(settings).values(row)))),
    ).toBe(true);
  });

  test("the same after a session, a letter, and what is typed into a draft", async () => {
    const lead = await createMember(services, { nameEn: "Drafting University" });
    const author = await personOf(services, lead, "project_officer");
    const now = services.clock.now();
    expect(await raises(() => services.withTransaction((tx) => openSession(tx, author.id, "a browser", now)))).toBe(
      false,
    );
    expect(
      await raises(() =>
        services.withTransaction(async (tx) => void (await tx.delete(outbox).where(eq(outbox.id, "none")))),
      ),
    ).toBe(false);
    let draft = { id: "" };
    const typed = { titleEn: "A title", themes: ["T01"] };
    const wanted = { leadInstitutionId: lead.institutionId, typed };
    const start = async () => {
      const started = await startProject(services, wanted, author);
      if (started.ok) draft = started;
    };
    expect(await raises(start)).toBe(false);
    const change = { projectId: draft.id, version: 1, typed: { ...typed, titleEn: "Another title" } };
    expect(
      await raises(async () => expect(await saveProjectDraft(services, change, author)).toMatchObject({ ok: true })),
    ).toBe(false);
  });

  test("the same after an account that acts for nobody, and the language of one that does; not after the name of that one", async () => {
    const now = services.clock.now();
    const account = { email: "version@example.org", name: "Somebody New", locale: "en" as const, password: PASSWORD };
    const signingUp = { passwordHash: "none", verifiedAt: null, now };
    const set = (id: string, change: Partial<typeof users.$inferInsert>) => () =>
      services.withTransaction(async (tx) => void (await tx.update(users).set(change).where(eq(users.id, id))));
    let id = "";
    const begin = async () =>
      void (id = (await services.withTransaction((tx) => insertAccount(tx, account, signingUp))) ?? "");
    expect(await raises(begin)).toBe(false);
    expect(await raises(set(id, { emailVerifiedAt: now, name: "Somebody Else" }))).toBe(false);
    const member = await createMember(services, { nameEn: "Named University" });
    const person = await personOf(services, member, "representative");
    expect(await raises(set(person.id, { locale: "kk" }))).toBe(false);
    for (const shown of [{ name: "Somebody Shown" }, { suspendedAt: now }, { emailVerifiedAt: null }])
      expect([shown, await raises(set(person.id, shown))]).toEqual([shown, true]);
  });

  test("the same after what is on no page: a result begun, who was reminded, how far texts are written anew", async () => {
    const board = await setUpBoard(services, "Quiet");
    const institutionIds = [board.lead.institutionId];
    const begun = { projectId: board.project.id, author: board.leader, institutionIds };
    expect(await raises(() => beginResult(services, begun))).toBe(false);
    const now = services.clock.now();
    const row = { name: "quiet_search_text", value: 1, updatedAt: now };
    const note = () => services.withTransaction(async (tx) => void (await tx.insert(settings).values(row)));
    expect(await raises(note)).toBe(false);
    expect(await raises(() => interestsOf(() => services).sendInterest(board))).toBe(true);
    const remind = () =>
      services.withTransaction(async (tx) => void (await tx.update(projectInterests).set({ remindedAt: now })));
    expect(await raises(remind)).toBe(false);
  });

  test("the same until a change is committed, and after one that is taken back", async () => {
    const row = { name: "taken back", value: 1, updatedAt: services.clock.now() };
    const before = await services.publicVersion();
    const failing = services.withTransaction(async (tx) => {
      await tx.insert(settings).values(row);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await services.publicVersion()).toBe(before);
    let [whileOpen]: (number | null)[] = [null];
    const read = Promise.withResolvers<void>();
    const work = services.withTransaction(async (tx) => {
      await tx.insert(settings).values(row);
      await read.promise;
    });
    const readMeanwhile = async () => {
      whileOpen = await services.publicVersion();
      read.resolve();
    };
    setImmediate(() => void readMeanwhile());
    await work;
    expect(whileOpen).toBe(before);
    expect(await services.publicVersion()).not.toBe(before);
  });

  test("raised once by a transaction that changes many rows on PostgreSQL, so that none waits for old versions of it", async () => {
    const before = Number(await services.publicVersion());
    await services.withTransaction(async (tx) => {
      for (const name of ["one", "two", "three"])
        await tx.insert(settings).values({ name: `many ${name}`, value: 1, updatedAt: services.clock.now() });
    });
    expect(Number(await services.publicVersion()) - before).toBe(dialect === "postgres" ? 1 : 3);
  });

  test("nothing where there is none: nobody takes that for a version", async () => {
    const { value } = (await services.db.select().from(publicVersion))[0] ?? { value: 0 };
    await services.withTransaction(async (tx) => void (await tx.delete(publicVersion)));
    expect(await services.publicVersion()).toBeNull();
    await services.withTransaction(async (tx) => void (await tx.insert(publicVersion).values({ value })));
    expect(await services.publicVersion()).toBe(value);
  });
});
