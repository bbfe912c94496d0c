import { expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { memberNetwork } from "#app/features/projects/network/member-network.server.ts";
import { worksWith } from "#app/features/projects/network/works-with.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

async function setUp() {
  const services = await openTestServices();
  const lead = await createMember(services, { nameEn: "Lead University" });
  const leader = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const people = new Map<TestMember, Viewer>();
  const member = async (nameEn: string, country: string) => {
    const made = await createMember(services, { nameEn, country });
    people.set(made, await personOf(services, made));
    return made;
  };
  const post = (titleEn: string, change: Partial<ProjectValues> = {}, upTo: "draft" | "published" = "published") => {
    const values = completeValues(services.clock.now(), { titleEn, ...change });
    return createProject(services, {
      leadInstitutionId: lead.institutionId,
      author: leader,
      values,
      coordinator,
      upTo,
    });
  };
  const place = ({ id }: { id: string }, { institutionId }: TestMember) => ({ projectId: id, institutionId });
  const invite = (project: { id: string }, who: TestMember) =>
    inviteMember(services, { ...place(project, who), role: "Editor" }, leader);
  const confirm = async (project: { id: string }, who: TestMember) => {
    expect(await invite(project, who)).toEqual({ ok: true });
    expect(await confirmPartnership(services, place(project, who), people.get(who) as Viewer)).toEqual({ ok: true });
  };
  const network = async (viewer: Viewer | null, search = "") => {
    const audience = await getAudience(services.db, viewer, dayNow(services.clock));
    const filter = parseDirectoryFilter(new URLSearchParams(`view=network&${search}`));
    return memberNetwork(services.db, filter, { audience, locale: "en", search });
  };
  const pairs = async (viewer: Viewer | null, search = "") =>
    ((await network(viewer, search)).picture?.rows ?? [])
      .map(({ one, other, count }) => `${[one.name.name, other.name.name].sort().join(" + ")}: ${count}`)
      .sort();
  return { services, lead, leader, people, member, post, place, invite, confirm, network, pairs };
}

test("only who has confirmed and is still a member works with others, in projects the reader may see", async () => {
  const { services, lead, people, member, post, place, invite, confirm, network, pairs } = await setUp();
  const [uzbek, italian] = [await member("Uzbek University", "UZ"), await member("Italian University", "IT")];
  const [left, invited] = [await member("Left University", "TR"), await member("Invited University", "TR")];
  const gone = await member("Gone University", "TJ");
  expect((await network(null)).picture).toBeNull();

  const open = await post("Open roads");
  await confirm(open, uzbek);
  await confirm(open, italian);
  await invite(open, invited);
  await confirm(open, left);
  await confirm(open, gone);
  expect(await leavePartnership(services, place(open, left), people.get(left) as Viewer)).toEqual({ ok: true });
  await setMembership(services, gone, "suspended");
  await services.withTransaction((tx) => touchDirectory(tx, gone.institutionId));
  const inMembers = await post("Roads of members", { visibility: "members" });
  await confirm(inMembers, uzbek);
  const secret = await post("Roads of the invited", { visibility: "invited" });
  await confirm(secret, italian);
  await post("Roads drafted", {}, "draft");

  const forVisitors = [
    "Italian University + Lead University: 1",
    "Italian University + Uzbek University: 1",
    "Lead University + Uzbek University: 1",
  ];
  expect(await pairs(null)).toEqual(forVisitors);
  expect(await pairs(people.get(gone) as Viewer)).toEqual(forVisitors);
  for (const who of [uzbek, italian, left])
    expect(await pairs(people.get(who) as Viewer)).toEqual([
      ...forVisitors.slice(0, 2),
      "Lead University + Uzbek University: 2",
    ]);

  const view = await network(null);
  expect(view).toMatchObject({ total: 5, joined: 3, projects: 1, pairs: 3, across: 2, readers: "public" });
  expect(view.leaders.map(({ by, members }) => [by, members[0]?.name.name, members[0]?.text])).toEqual([
    ["partners", "Italian University", "2 partners"],
    ["regions", "Italian University", "partners in 1 other region"],
    ["projects", "Italian University", "1 joint project"],
  ]);
  expect(await pairs(null, "country=IT")).toEqual(forVisitors.slice(0, 2));
  expect((await network(null, "country=IT")).picture?.nodes.filter(({ isOutside }) => isOutside)).toHaveLength(2);
  expect(await pairs(null, "country=TR")).toEqual([]);

  const audience = await getAudience(services.db, null, dayNow(services.clock));
  const ofLead = await worksWith(services.db, { id: lead.institutionId, slug: lead.slug }, { audience, locale: "en" });
  expect(ofLead?.partners.map(({ partner, count }) => [partner.name.name, count])).toEqual([
    ["Italian University", 1],
    ["Uzbek University", 1],
  ]);
  const ofLeft = { id: left.institutionId, slug: left.slug };
  expect(await worksWith(services.db, ofLeft, { audience, locale: "en" })).toBeNull();
});
