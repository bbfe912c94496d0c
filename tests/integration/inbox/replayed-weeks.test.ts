import { expect, test } from "vitest";
import { dialect } from "#db/kit.ts";
import { replayWeeks } from "#tests/support/replayed-weeks.ts";
import { openTestServices } from "#tests/support/test-services.ts";

test.runIf(dialect === "sqlite")(
  "eight weeks of eight institutions: each thing has an action and a day, nothing settled is shown, and no letter is empty",
  async () => {
    const { db, withTransaction, config } = await openTestServices();
    const lived = await replayWeeks({ db, withTransaction, config }, { institutions: 8, weeks: 8, seed: 7 });
    expect(lived).toMatchObject({
      ...{ withoutAction: 0, withoutDay: 0, settled: 0, missing: 0 },
      ...{ emptyLetters: 0, lettersTooMany: 0, lettersTooFew: 0, lettersWithoutDay: 0 },
    });
    expect(lived.items).toBeGreaterThan(50);
    expect(lived.letters).toBeGreaterThan(25);
    expect(lived.deadlines).toBeGreaterThan(3);
    expect(lived.share).toBeGreaterThanOrEqual(95);
  },
  60_000,
);
