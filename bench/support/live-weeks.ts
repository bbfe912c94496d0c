import { readConfig } from "#app/platform/config.server.ts";
import { openDatabase } from "#db/index.server.ts";
import { replayWeeks } from "#tests/support/replayed-weeks.ts";

const [institutions = "", weeks = "", seed = ""] = process.argv.slice(2);
const config = readConfig({ APP_MODE: "test", SECRET: "a secret of the bench alone" });
const database = await openDatabase(process.env.DATABASE_URL ?? "");
await database.migrate("db/migrations");
const startedAt = performance.now();
const seconds = () => Math.round((performance.now() - startedAt) / 1000);
const lived = await replayWeeks(
  { ...database, config },
  {
    ...{ institutions: Number(institutions), weeks: Number(weeks), seed: Number(seed) },
    onWeek: (week) => void (week % 4 === 0 && console.log(`week ${week + 1}: ${seconds()} s`)),
  },
);
await database.close();
process.send?.({ ...lived, seconds: seconds() }, () => process.exit(0));
