import { asc } from "drizzle-orm";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { saveSearch } from "#app/features/following/follow-searches.server.ts";
import { tellOfSearches } from "#app/features/following/tell-of-searches.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { openDatabase } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";

const EACH = 20;
const MANY = 200;

/** Saves searches for people of a database, and prints how long a look takes when nothing, one and many members changed. */
async function followSearches(url: string, searches: readonly string[]): Promise<void> {
  const database = await openDatabase(url);
  const clock = { now: () => new Date("2026-09-01T09:00:00Z") };
  const config = readConfig({ APP_MODE: "test", SECRET: "a secret that only the measurement knows" });
  const context = { ...database, clock, config };
  for (let from = 0; from < searches.length; from += EACH) {
    const person = { passwordHash: "none", email: `reader-${from}@example.org` };
    const { id: userId } = await database.withTransaction((tx) => createPerson(tx, person, clock.now()));
    for (const [at, search] of searches.slice(from, from + EACH).entries())
      await saveSearch(context, { userId, name: `S${at}`, search });
  }
  const { institutionId: id } = memberships;
  const members = await database.db.select({ id }).from(memberships).orderBy(asc(id)).limit(MANY);
  const change = (count: number) =>
    database.withTransaction((tx) => touchDirectory(tx, ...members.slice(0, count).map((one) => one.id)));
  const timed = async () => {
    const began = performance.now();
    await tellOfSearches(context);
    return Math.round(performance.now() - began);
  };
  const quietMs = await timed();
  await change(1);
  const oneMs = await timed();
  await change(MANY);
  const manyMs = await timed();
  await database.close();
  console.log(JSON.stringify({ quietMs, oneMs, manyMs }));
}

const [url = "", searches = "[]"] = process.argv.slice(2);
await followSearches(url, JSON.parse(searches) as string[]);
