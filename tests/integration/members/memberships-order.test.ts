import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { findMeant } from "#app/features/members/directory/find-meant.server.ts";
import { listMemberships } from "#app/features/members/institution/membership-queries.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { memberships } from "#db/schema/memberships.ts";
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

test("what is searched stands in the order of how well it answers; whoever is not in force, after those called so", async () => {
  const services = await openTestServices();
  const { db, withTransaction, clock } = services;
  const today = dayOf(clock.now());
  const admit = (nameEn: string, profileEn = "A school of scribes.") =>
    withTransaction((tx) =>
      createMember(tx, { institution: { nameEn, nameOfficial: nameEn, profileEn } }, clock.now()),
    );
  await admit("Abbey College", "We dig in Samarkand.");
  const suspended = await admit("Ancient University of Samarkand");
  await withTransaction((tx) =>
    tx.update(memberships).set({ status: "suspended" }).where(eq(memberships.institutionId, suspended.institutionId)),
  );
  await admit("Samarkand State University");
  const { scores, isGuess } = await findMeant(db, "Samarkand", today);
  const filter = { countries: null, standing: null, page: 1, q: "Samarkand", scores };
  const { rows } = await listMemberships(db, filter, { today, locale: "en" });
  expect(isGuess).toBe(false);
  expect(rows.map(({ institution }) => institution.nameEn)).toEqual([
    "Samarkand State University",
    "Ancient University of Samarkand",
    "Abbey College",
  ]);
});
