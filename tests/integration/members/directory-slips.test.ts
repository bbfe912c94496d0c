import { expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");

test("a slip in what one member alone says of itself finds it, however many say something that begins alike", async () => {
  const database = await openTestDatabase();
  await database.withTransaction(async (tx) => {
    for (let at = 0; at < 301; at++) {
      const nameEn = `School of Builders ${at}`;
      const translatedProfiles = { ru: "Архитектура и строительство." };
      const own = { website: `https://b${at}.example`, emailDomains: [`b${at}.example`] };
      await createMember(tx, { institution: { ...own, nameEn, nameOfficial: nameEn, translatedProfiles } }, NOW);
    }
    const institution = {
      ...{ nameEn: "University of the Steppe", nameOfficial: "University of the Steppe" },
      ...{ website: "https://steppe.example", emailDomains: ["steppe.example"] },
      translatedProfiles: { ru: "Рукописи и археология степи." },
    };
    await createMember(tx, { institution }, NOW);
  });
  const filter = parseDirectoryFilter(new URLSearchParams({ q: "архелогия" }));
  const { lines, isGuess } = await searchDirectory(database.db, filter, { page: 1, today: dayOf(NOW) });
  expect([lines.map(({ nameEn }) => nameEn), isGuess]).toEqual([["University of the Steppe"], true]);
});
