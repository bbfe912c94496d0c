import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import {
  belongsToInstitution,
  coordinatedCountries,
  isCoordinator,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { listListedMembers, searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { canSeeMembership, canSeeOwnInstitution, SPEAKERS } from "#app/features/members/institution/member.policy.ts";
import { holdsPlace, STANDINGS, standingOf } from "#app/features/members/institution/membership.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { listMemberships, holdersOf } from "#app/features/members/institution/membership-queries.server.ts";
import { isEntitled, type MembershipTerm, holderOf, RIGHT_CODES } from "#app/features/members/institution/rights.ts";
import { listColleagues, listOwnInstitutions } from "#app/features/members/institution/own-institution.server.ts";
import { unreachableFor } from "#app/features/members/people/reachability.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { institutionPeople, institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { MEMBERSHIP_CATEGORIES, MEMBERSHIP_STATUSES } from "#db/vocabulary.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { everybody, type Kinds } from "#tests/support/everybody.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Member = { institution: typeof institutions.$inferSelect; membership: typeof memberships.$inferSelect };

let services: Awaited<ReturnType<typeof openTestServices>>;
let today: string;
let members: Member[];
let people: [string, Viewer][];
/** The member that people of every kind act for. */
let home: TestMember;

async function setTerm(member: TestMember, term: MembershipTerm) {
  const isTheirs = eq(memberships.institutionId, member.institutionId);
  await services.withTransaction((tx) => tx.update(memberships).set(term).where(isTheirs));
}

beforeAll(async () => {
  services = await openTestServices();
  today = dayNow(services.clock);
  const [past, before, after] = [daysAfter(today, -400), daysAfter(today, -1), daysAfter(today, 1)];
  const terms = [
    [past, null],
    [past, before],
    [past, before, before],
    [past, before, today],
    [past, today],
    [today, after],
    [after, null],
  ] as const;
  home = await createMember(services, { nameEn: "Home University" });
  const cases = MEMBERSHIP_STATUSES.flatMap((status) =>
    terms.flatMap(([startsOn, endsOn, graceUntil = null]) =>
      ["KZ", "IT"].map((country) => ({
        ...{ country, status, startsOn, endsOn, graceUntil },
        nameEn: `${country} ${status} ${endsOn} ${graceUntil}`,
      })),
    ),
  );
  const made: TestMember[] = [];
  for (const [index, { country, nameEn, status, ...term }] of cases.entries()) {
    const member = await createMember(services, { nameEn: `${nameEn} ${term.startsOn}`, country });
    const category = MEMBERSHIP_CATEGORIES[index % MEMBERSHIP_CATEGORIES.length] ?? "full";
    await setTerm(member, { status, ...term, category });
    made.push(member);
  }
  const at = (role: "representative" | "alternate" | "editor", institutionId = home.institutionId) => ({
    role,
    institutionId,
  });
  const everywhere = made.map(({ institutionId }) => at("editor", institutionId));
  const kinds = {
    representative: { roles: [at("representative")] },
    alternate: { roles: [at("alternate")] },
    suspendedAlternate: { roles: [at("alternate")], isSuspended: true },
    formerAlternate: { roles: [at("alternate")], formerly: true },
    closedAlternate: { roles: [at("alternate")], closed: true },
    editorOfMany: { roles: everywhere },
    coordinator: { roles: ["coordinator"] },
    italian: { roles: [{ role: "coordinator", countries: ["IT"] }] },
    tiedCoordinator: { roles: ["coordinator", at("editor")] },
    formerCoordinator: { roles: ["coordinator"], formerly: true },
    council: { roles: ["council"] },
    administrator: { roles: ["administrator"] },
    nobody: {},
  } satisfies Kinds;
  people = Object.entries(await everybody(services, kinds));
  members = await services.db
    .select({ institution: institutions, membership: memberships })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId));
});

const ids = (of: readonly Member[]) => of.map(({ institution }) => institution.id).sort();
const subjectOf = ({ institution: { id, country }, membership }: Member) => ({
  institutionId: id,
  country,
  ...holderOf(membership, today),
});

describe("a membership in force", () => {
  test("is what directory and sitemap list, and what a stranger may open", async () => {
    const inForce = members.filter(({ membership }) => isEntitled(membership, "be_listed", today));
    const slugs = inForce.map(({ institution }) => institution.slug).sort();
    const filter = parseDirectoryFilter(new URLSearchParams());
    const { lines, total } = await searchDirectory(services.db, filter, { page: 1, today });
    expect([total, lines.map(({ slug }) => slug).sort()]).toEqual([slugs.length, slugs]);
    expect((await listListedMembers(services.db, today)).map(({ slug }) => slug).sort()).toEqual(slugs);
    const opened = await Promise.all(
      members.map(({ institution: { slug } }) => findProfile(services.db, slug, { viewer: null, today })),
    );
    expect(opened.flatMap((profile) => profile?.institution.slug ?? []).sort()).toEqual(slugs);
  });
});

describe("a right", () => {
  test.each(RIGHT_CODES)("%s is asked of the database as of a single membership", async (right) => {
    const rows = await services.db
      .select({ id: memberships.institutionId })
      .from(memberships)
      .where(entitled(right, today));
    const rule = members.filter(({ membership }) => isEntitled(membership, right, today));
    expect(rows.map(({ id }) => id).sort()).toEqual(ids(rule));
  });

  test("comes to a person from each membership of the institutions they act for", async () => {
    for (const [name, viewer] of people) {
      const rule = members
        .filter(({ institution }) => belongsToInstitution(viewer, institution.id))
        .map(({ institution, membership }) => ({ institutionId: institution.id, ...holderOf(membership, today) }));
      const holders = await holdersOf(services.db, viewer, today);
      const inOrder = (some: typeof rule) => some.toSorted((a, b) => a.institutionId.localeCompare(b.institutionId));
      expect([name, inOrder(holders)]).toEqual([name, inOrder(rule)]);
    }
  });
});

describe("the list of memberships", () => {
  test.each(STANDINGS)("holds under %s every one that stands so", async (standing) => {
    const { rows, total } = await listMemberships(
      services.db,
      { countries: null, standing, page: 1 },
      { today, locale: "en" },
    );
    const rule = members.filter(({ membership }) => standingOf(membership, today) === standing);
    expect([total, ids(rows)]).toEqual([rule.length, ids(rule)]);
  });

  test("holds for a coordinator those whose page opens", async () => {
    for (const [name, viewer] of people.filter(([, one]) => isCoordinator(one))) {
      const countries = coordinatedCountries(viewer);
      const { total } = await listMemberships(
        services.db,
        { countries, standing: null, page: 1 },
        { today, locale: "en" },
      );
      const rule = members.filter(({ institution }) => canSeeMembership(viewer, institution.country));
      expect([name, total]).toEqual([name, rule.length]);
    }
  });
});

test("a person's own institutions are those whose pages open", async () => {
  for (const [name, viewer] of people) {
    const own = await listOwnInstitutions(services.db, viewer, today);
    const rule = members.filter((member) => canSeeOwnInstitution(viewer, subjectOf(member)));
    expect([name, ids(own)]).toEqual([name, ids(rule)]);
  }
});

test("a coordinator is told of every member with a place for whom nobody speaks", async () => {
  for (const [name, viewer] of people) {
    const told = await unreachableFor(services.db, viewer, services.clock.now());
    const rule = members.filter(
      ({ institution, membership }) =>
        isCoordinator(viewer, institution.country) &&
        holdsPlace(membership, today) &&
        institution.id !== home.institutionId,
    );
    expect([name, told.map(({ institution }) => institution.id).sort()]).toEqual([name, ids(rule)]);
  }
});

test("the representatives members meet are those who act for the institution, and those without an account", async () => {
  const named = people.filter(
    ([, { grants }]) => grants.length === 0 || grants[0]?.institutionId === home.institutionId,
  );
  const contact = { institutionId: home.institutionId, position: "Dean", languages: [], role: "alternate" as const };
  await services.withTransaction(async (tx) => {
    for (const [name, { id: userId }] of named) await tx.insert(institutionPeople).values({ ...contact, name, userId });
    await tx.insert(institutionPeople).values({ ...contact, name: "without an account", userId: null });
  });
  const viewer = people.find(([name]) => name === "representative")?.[1] ?? null;
  const profile = await findProfile(services.db, home.slug, { viewer, today });
  const speaking = (await listColleagues(services.db, home.institutionId)).filter(({ role }) =>
    SPEAKERS.some((one) => one === role),
  );
  expect(profile?.representatives?.map(({ name }) => name).sort()).toEqual(
    [...speaking.map(({ name }) => name), "without an account"].sort(),
  );
});
