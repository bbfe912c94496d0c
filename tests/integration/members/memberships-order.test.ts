import { expect, test } from "vitest";
import { listMemberships } from "#app/features/members/institution/membership-queries.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

test("the list of memberships stands in the order of the names that its reader reads", async () => {
  const { db, withTransaction, clock } = await openTestServices();
  const today = dayOf(clock.now());
  for (const [nameEn, ru] of Object.entries({ "Alpha University": "Ясный университет", "Beta Academy": "Академия" }))
    await withTransaction((tx) =>
      createMember(tx, { institution: { nameEn, nameOfficial: nameEn, translatedNames: { ru } } }, clock.now()),
    );
  const orderFor = async (locale: Locale) => {
    const { rows, total } = await listMemberships(db, { countries: null, standing: null, page: 1 }, { today, locale });
    return [total, ...rows.map(({ institution }) => institution.nameEn)];
  };
  expect(await orderFor("en")).toEqual([2, "Alpha University", "Beta Academy"]);
  for (const locale of ["ru", "kk"] as const)
    expect(await orderFor(locale)).toEqual([2, "Beta Academy", "Alpha University"]);
});
