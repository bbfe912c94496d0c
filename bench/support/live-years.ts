import { openDatabase } from "#db/index.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { liveMemberYears } from "#tests/support/member-years.ts";

const EVERY_DAYS = 50;
const [members = "", days = "", seed = ""] = process.argv.slice(2);
const config = readConfig({ APP_MODE: "test", SECRET: "a secret of the drill alone" });
const database = await openDatabase(process.env.DATABASE_URL ?? "");
await database.migrate("db/migrations");
const startedAt = performance.now();
const seconds = () => Math.round((performance.now() - startedAt) / 1000);
const lived = await liveMemberYears(
  { ...database, config },
  {
    ...{ members: Number(members), days: Number(days), seed: Number(seed) },
    onDay(day, passed) {
      if (passed % EVERY_DAYS === 0) console.log(`${day}: ${seconds()} s`);
    },
  },
);
await database.close();
process.send?.({ ...lived, seconds: seconds() }, () => process.exit(0));
