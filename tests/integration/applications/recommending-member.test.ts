import { expect, test } from "vitest";
import { findRecommendingMember } from "#app/features/applications/recommendations/find-member.server.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

test("a recommending member is found by its acronym and by words of a name, and several are offered", async () => {
  const { db, withTransaction, clock } = await openTestServices();
  const add = (nameEn: string, acronym: string) =>
    withTransaction((tx) => createMember(tx, { institution: { nameEn, nameOfficial: nameEn, acronym } }, clock.now()));
  const { institutionId } = await add("Bukhara Lantern Academy", "BLA");
  await add("Khiva Lantern Academy", "KLA");
  const find = (office: string, member?: string) => findRecommendingMember(db, { office, member }, clock.now(), "en");
  for (const office of ["bla", "bukhara lantern"]) expect(await find(office)).toMatchObject({ id: institutionId });
  const { like } = (await find("Lantern Academy")) as { like: { slug: string; name: string }[] };
  expect(like.map(({ name }) => name)).toEqual(["Bukhara Lantern Academy", "Khiva Lantern Academy"]);
  expect(await find("Lantern Academy", like[0]?.slug)).toMatchObject({ id: institutionId });
  expect(await find("Nowhere Qzx College")).toEqual({ like: [] });
});
