import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { followMember, listFollowed, unfollowMember } from "#app/features/following/follow-members.server.ts";
import { tellOfMembers } from "#app/features/following/tell-of-members.server.ts";
import { saveSearch } from "#app/features/following/follow-searches.server.ts";
import { tellOfSearches } from "#app/features/following/tell-of-searches.server.ts";
import { changeProfile, changeVisibility } from "#app/features/members/profile/profile-commands.server.ts";
import { readValues } from "#app/features/members/profile/profile-values.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember, personOf, setMembership, setUpBoard, type TestMember } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;

const lettersTo = (services: Services, recipient: string, kind = "following-member") =>
  services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.recipient, recipient), eq(outbox.kind, kind)))
    .orderBy(asc(outbox.id));

const lastTo = async (services: Services, email: string) => (await lettersTo(services, email)).at(-1);

async function entryOf({ db }: Services, { institutionId }: TestMember) {
  const [row] = await db.select().from(institutions).where(eq(institutions.id, institutionId));
  if (!row) throw new Error("there is no entry");
  return row;
}

const rename = (services: Services, { institutionId }: TestMember, nameEn: string) =>
  services.withTransaction((tx) =>
    tx.update(institutions).set({ nameEn, nameOfficial: nameEn }).where(eq(institutions.id, institutionId)),
  );

test("a followed member tells of its name, its category and whether it is in the directory, each once", async () => {
  const services = await openTestServices();
  const member = await createMember(services, { nameEn: "Steppe University" });
  const reader = await personOf(services, null, "coordinator");
  expect(await followMember(services, reader, member.slug)).toEqual({ ok: true });
  expect(await followMember(services, reader, member.slug)).toEqual({ ok: true });
  expect(await followMember(services, reader, "nobody")).toEqual({ ok: false, reason: "not-found" });
  expect(await listFollowed(services.db, reader.id)).toHaveLength(1);
  expect(await tellOfMembers(services)).toBe(0);

  await rename(services, member, "Steppe Academy");
  expect(await tellOfMembers(services)).toBe(1);
  expect(await tellOfMembers(services)).toBe(0);
  const named = await lastTo(services, reader.email);
  expect(named?.subject).toBe("Steppe Academy: new name");
  expect(named?.text).toContain("Before: Steppe University. Now: Steppe Academy.");
  expect(named?.ends).toMatch(/\.member-/);

  await services.withTransaction((tx) =>
    tx.update(memberships).set({ category: "observer" }).where(eq(memberships.institutionId, member.institutionId)),
  );
  expect(await tellOfMembers(services)).toBe(1);
  expect((await lastTo(services, reader.email))?.text).toContain("Its category of membership is now: Observer");

  await setMembership(services, member, "suspended");
  await rename(services, member, "Secret while suspended");
  expect(await tellOfMembers(services)).toBe(1);
  const left = await lastTo(services, reader.email);
  expect(left?.text).toContain("no longer in the directory");
  expect(left?.text).not.toMatch(/suspend/i);
  expect(await tellOfMembers(services)).toBe(0);
  await setMembership(services, member, "active");
  expect(await tellOfMembers(services)).toBe(1);
  expect((await lastTo(services, reader.email))?.subject).toContain("in the directory again, new name");

  await unfollowMember(services, reader.id, member.slug);
  await unfollowMember(services, reader.id, member.slug);
  await rename(services, member, "Unheard University");
  expect(await tellOfMembers(services)).toBe(0);
});

test("new projects are told as far as the reader may see them", async () => {
  const services = await openTestServices();
  const { lead, leader, coordinator, partner } = await setUpBoard(services, "Follow");
  const visitor = await personOf(services, await createMember(services, { nameEn: "Former member" }));
  await services.withTransaction((tx) =>
    tx
      .update(memberships)
      .set({ status: "terminated" })
      .where(eq(memberships.institutionId, visitor.grants[0]?.institutionId ?? "")),
  );
  for (const one of [visitor, partner]) await followMember(services, one, lead.slug);
  expect(await tellOfMembers(services)).toBe(0);
  const post = (titleEn: string, visibility: "public" | "members") => {
    const values = completeValues(services.clock.now(), { titleEn, visibility });
    const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
    return createProject(services, { ...wanted, upTo: "published" });
  };
  await post("Canary for members", "members");
  expect(await tellOfMembers(services)).toBe(1);
  expect(await lettersTo(services, visitor.email)).toEqual([]);
  expect((await lastTo(services, partner.email))?.text).toContain("Canary for members");
  await post("Song for everybody", "public");
  expect(await tellOfMembers(services)).toBe(2);
  expect((await lastTo(services, visitor.email))?.text).toContain("Song for everybody");
  expect((await lastTo(services, visitor.email))?.text).not.toContain("Canary");
  expect((await lastTo(services, partner.email))?.text).not.toContain("Canary");
  expect(await tellOfMembers(services)).toBe(0);
});

test("what a member shows to members only neither finds it for a visitor's search nor tells of itself", async () => {
  const services = await openTestServices();
  const member = await createMember(services, { nameEn: "Batken University" });
  const editor = await personOf(services, member, "editor");
  const visitor = await personOf(services, null, "coordinator");
  await followMember(services, visitor, member.slug);
  await saveSearch(services, { userId: visitor.id, name: "Canaries", search: "q=zimorodok" });
  const write = async (profileEn: string) => {
    const { version } = await entryOf(services, member);
    const entry = await entryOf(services, member);
    const values = await services.withTransaction((tx) => readValues(tx, entry));
    const change = { ...values, profileEn, version } as Parameters<typeof changeProfile>[1]["change"];
    const changed = await changeProfile(services, { institutionId: member.institutionId, change }, editor);
    expect(changed).toEqual({ ok: true });
  };
  const show = async (restrictions: Record<string, "members">) => {
    const { version } = await entryOf(services, member);
    const change = { institutionId: member.institutionId, restrictions, version };
    expect(await changeVisibility(services, change, editor)).toEqual({ ok: true });
  };
  await show({ profile: "members" });
  await write("Our canary is called Zimorodok.");
  expect([await tellOfSearches(services), await tellOfMembers(services)]).toEqual([0, 0]);
  await show({});
  expect([await tellOfSearches(services), await tellOfMembers(services)]).toEqual([1, 1]);
  expect((await lettersTo(services, visitor.email, "following-search"))[0]?.text).toContain("Batken University");
  expect((await lastTo(services, visitor.email))?.subject).toBe("Batken University: new description");
});
