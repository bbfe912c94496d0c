import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { prepareStart } from "#app/cli/start.server.ts";
import { TEXT_KEYS } from "#app/platform/association-texts.ts";
import { addTextVersion, findTextVersion, getText, textsInForce } from "#app/platform/association-texts.server.ts";
import { createServices, type Services } from "#app/platform/services.server.ts";
import { dialect } from "#db/kit.ts";
import { LOCALES } from "#db/locales.ts";
import { settings } from "#db/schema/settings.ts";
import { personOf } from "#tests/support/board.ts";
import { createPostgresDatabase, temporaryFolder } from "#tests/support/test-database.ts";

let services: Services;

beforeEach(async () => {
  const DATA_DIR = temporaryFolder();
  const DATABASE_URL = dialect === "sqlite" ? `file:${DATA_DIR}/portal.db` : await createPostgresDatabase("");
  services = await createServices({ APP_MODE: "test", LOG_LEVEL: "silent", DATA_DIR, DATABASE_URL });
  await prepareStart(services);
  return () => services.close();
});

const FIRST = "text:charter:00001";

test("the first words of each text are kept in every language once the portal stands", async () => {
  for (const key of TEXT_KEYS) {
    const [kept] = await services.db
      .select()
      .from(settings)
      .where(eq(settings.name, `text:${key}:00001`));
    expect(Object.keys(kept?.value as object).sort()).toEqual([...LOCALES].sort());
  }
});

test("what was ticked reads as it did, whatever the catalogue of a later release says", async () => {
  const { db, clock } = services;
  const value = { en: { title: "Charter of an earlier release", body: "As it was ticked." } };
  await services.withTransaction((tx) => tx.update(settings).set({ value }).where(eq(settings.name, FIRST)));
  await prepareStart(services);
  const first = { version: 1, words: value, since: null };
  expect(await findTextVersion(db, "charter", 1)).toEqual(first);
  expect(await getText(db, "charter")).toEqual(first);
  expect((await textsInForce(db)).charter).toEqual({ version: 1, since: null });

  const words = { en: value.en, ru: value.en, kk: value.en };
  const actor = await personOf(services, null, "administrator");
  const added = await services.withTransaction((tx) =>
    addTextVersion(tx, "charter", { after: 1, words, actorId: actor.id }, clock.now()),
  );
  expect(added).toBe(2);
  expect((await getText(db, "charter")).version).toBe(2);
  expect(await findTextVersion(db, "charter", 1)).toEqual(first);
});
