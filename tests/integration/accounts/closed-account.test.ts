import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { keepUnsent } from "#app/features/applications/file/unsent-text.server.ts";
import { closeAccount } from "#app/features/accounts/account-commands.server.ts";
import { cleanDatabaseJob } from "#app/features/accounts/clean-database.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createOutboxWorker } from "#app/platform/outbox.server.ts";
import { createRateLimits } from "#app/platform/rate-limits.server.ts";
import { credentials } from "#db/schema/accounts.ts";
import { unsentTexts } from "#db/schema/drafts.ts";
import { grants } from "#db/schema/grants.ts";
import { openDatabase } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";
import { createPerson, hashOnce } from "#app/demo/accounts-factory.server.ts";
import { quickHash, PASSWORD } from "#tests/support/people.ts";
import { createStaff, fileApplication } from "#tests/support/review-factory.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";
import { openTestServices } from "#tests/support/test-services.ts";

/** The files of the database in a folder that hold some bytes. */
const filesWith = (folder: string, words: string) =>
  readdirSync(folder).filter((name) => readFileSync(path.join(folder, name)).includes(words));

test.runIf(dialect === "sqlite")(
  "name and address of a closed account are gone from the files of the database (found F51)",
  async () => {
    const folder = temporaryFolder();
    const database = await openDatabase(`file:${path.join(folder, "portal.db")}`);
    await database.migrate("db/migrations");
    const services = { ...(await openTestServices()), ...database };
    const limits = createRateLimits(readConfig({ APP_MODE: "test", RATE_LIMITS: "off" }));
    const transport = { send: async () => null, close: () => {} };
    const passwordHash = await hashOnce(PASSWORD);
    const person = { name: "Zhyldyz Canarybekova", email: "canary.person@closed.example", passwordHash };
    const { id } = await database.withTransaction((tx) => createPerson(tx, person, services.clock.now()));
    const viewer = { id, name: person.name, email: person.email, locale: "en" as const, isVerified: true, grants: [] };
    await database.emptyLog();
    expect(filesWith(folder, person.email)).toEqual(["portal.db"]);

    expect(await closeAccount({ ...services, limits, clientIp: "203.0.113.1" }, PASSWORD, viewer)).toEqual({
      ok: true,
    });
    const farewell = createOutboxWorker({ ...services, transport });
    await farewell.sendDue();
    await cleanDatabaseJob.work(services);
    for (const words of [person.name, person.email, "canarybekova"]) expect(filesWith(folder, words)).toEqual([]);
    await database.close();
  },
);

test("what somebody could not send goes with the account, also of one that was a colleague on an application", async () => {
  const services = await openTestServices();
  const { db, withTransaction, clock } = services;
  const { applicationId, applicant } = await fileApplication(services);
  const left = await createStaff(services, "Left Early");
  const hand = { applicationId, role: "co_applicant" as const, createdAt: clock.now(), revokedAt: clock.now() };
  const passwordHash = await quickHash();
  await withTransaction(async (tx) => {
    await tx.insert(grants).values({ userId: left.id, ...hand });
    await tx.insert(credentials).values({ userId: left.id, passwordHash, changedAt: clock.now() });
    for (const { id: userId } of [left, applicant])
      await keepUnsent(tx, { applicationId, userId }, "The seal is on its way.", clock.now());
  });
  const limits = createRateLimits(readConfig({ APP_MODE: "test", RATE_LIMITS: "off" }));
  expect(await closeAccount({ ...services, limits, clientIp: "203.0.113.1" }, PASSWORD, left)).toEqual({ ok: true });
  expect((await db.select().from(unsentTexts)).map(({ userId }) => userId)).toEqual([applicant.id]);
});
