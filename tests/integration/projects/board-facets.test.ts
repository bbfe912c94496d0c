import { and, eq, inArray } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { runOf, yearsOfRun } from "#app/features/members/year/project-year.ts";
import { BOARD_FACETS, type BoardFacet, readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { findOnBoard, listBoard } from "#app/features/projects/board/board-queries.server.ts";
import {
  archiveProject,
  closeToPartners,
  reopenToPartners,
} from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { ownSides } from "#app/features/projects/matching/own-sides.server.ts";
import { getAudience, visibleTo } from "#app/features/projects/project/project-audience.server.ts";
import { touchBoard } from "#app/features/projects/project/board-version.server.ts";
import { daysBetween, ON_BOARD, takesInterest } from "#app/features/projects/project/project.ts";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { subregionOf } from "#db/countries.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectNeeds, projects, projectTopics } from "#db/schema/projects.ts";
import { FUNDING_STATUSES, PROJECT_KINDS, PROJECT_VISIBILITIES, TARGET_GROUPS } from "#db/vocabulary-forms.ts";
import { SDGS, THEMES } from "#db/vocabulary-taxonomies.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { everybody } from "#tests/support/everybody.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let lead: TestMember;
let fallen: TestMember;
let other: TestMember;
let leader: Viewer;
let partner: Viewer;
let coordinator: Viewer;
let people: Record<string, Viewer | null>;
/** Another process on the same database, which keeps its own board. */
let elsewhere: Reader;

const today = () => dayNow(services.clock);
const audienceOf = (viewer: Viewer | null) => getAudience(services.db, viewer, today());

async function make(change: Partial<ProjectValues>, by: { lead: TestMember; author: Viewer }): Promise<string> {
  const values = completeValues(services.clock.now(), change);
  const wanted = { leadInstitutionId: by.lead.institutionId, author: by.author, values, coordinator };
  return (await createProject(services, { ...wanted, upTo: "published" })).id;
}

const ARCHIVE = {
  ...{ role: "Archive of letters", expertise: "Letters of traders", orgKind: "higher_education" as const },
  ...{ countries: [] as string[], number: 1, tasks: "Lend forty letters to the exhibition." },
};
/** What is wanted: something that some members offer, the same in another country, something nobody offers. */
const NEEDS = [[ARCHIVE], [{ ...ARCHIVE, role: "Library of a caravan town", countries: ["TR"] }], undefined];

const KINDS = PROJECT_KINDS.slice(0, 4);
const MONTHS = [
  { startMonth: "2026-08", endMonth: "2026-09" },
  { startMonth: "2026-11", endMonth: "2027-06" },
  { startMonth: "2027-01", endMonth: "2028-03" },
  {},
];
const ANSWER_DAYS = ["2026-08-20", "2026-09-05", "2026-10-20", "2026-12-31"];

/** Forty projects that differ in every facet and in who sees them. */
async function fillBoard(): Promise<void> {
  const fallenLeader = await personOf(services, fallen);
  for (let at = 0; at < 40; at++) {
    const mine = at % 5 === 4 ? { lead: fallen, author: fallenLeader } : { lead, author: leader };
    await make(
      {
        ...{ titleEn: `Project ${at} of the many roads`, visibility: PROJECT_VISIBILITIES[at % 3] },
        ...{
          kind: KINDS[at % 4],
          themes: THEMES.slice(at % 6, (at % 6) + 2),
          sdgs: [SDGS[at % 7] ?? "1"],
        },
        ...MONTHS[at % 4],
        ...{ fields: at % 2 ? ["022"] : ["011", "023"], unescoFields: at % 3 ? ["CLT"] : ["ED"] },
        ...{ countries: [["KZ", "UZ"], ["IT"], ["TR", "KZ"]][at % 3], languages: at % 2 ? ["en"] : ["ru", "kk"] },
        ...{ targetGroups: [TARGET_GROUPS[at % 4] ?? "youth"], fundingStatus: FUNDING_STATUSES[at % 5] },
        ...(NEEDS[at % 3] && { needs: NEEDS[at % 3] }),
        ...(at % 6 === 5 ? { isSeekingPartners: false, needs: [] } : { answerBy: ANSWER_DAYS[at % 4] }),
      },
      mine,
    );
  }
}

beforeAll(async () => {
  services = await openTestServices();
  services.clock.moveTo("2026-08-15T06:00:00Z");
  elsewhere = Object.create(services.db) as Reader;
  lead = await createMember(services, { nameEn: "Lead University" });
  fallen = await createMember(services, { nameEn: "Fallen University", country: "UZ" });
  other = await createMember(services, { nameEn: "Other University", country: "IT" });
  leader = await personOf(services, lead);
  partner = await personOf(services, other);
  await services.withTransaction(async (tx) => {
    for (const { institutionId } of [lead, other]) {
      await tx
        .update(institutions)
        .set({ offers: ["collections"] })
        .where(eq(institutions.id, institutionId));
      await touchDirectory(tx, institutionId);
    }
  });
  coordinator = await personOf(services, null, "coordinator");
  await fillBoard();
  people = {
    stranger: null,
    ...{ leader, partner, coordinator },
    ...(await everybody(services, {
      italian: { roles: [{ role: "coordinator", countries: ["IT"] }] },
      uzbek: { roles: [{ role: "coordinator", countries: ["UZ"] }] },
      council: { roles: ["council"] },
      applicant: { roles: ["applicant"] },
    })),
  };
}, 120_000);

interface Known {
  id: string;
  title: string;
  values: Record<BoardFacet, string[]>;
}

/** What a project is in which years, as the board names it. */
function yearsOf(row: typeof projects.$inferSelect) {
  const run = runOf(row);
  const { ran, ...years } = run ? yearsOfRun(run, today()) : { ran: [], began: [], ended: [], due: [], planned: [] };
  const words = (some: number[]) => some.map(String);
  return {
    ...{ year: words(ran), began: words(years.began), ended: words(years.ended) },
    ...{ due: words(years.due), planned: words(years.planned) },
  };
}

/** What of the board somebody sees, straight from the tables and by the one rule. */
async function straight(audience: Audience): Promise<Known[]> {
  const rows = await services.db
    .select({ row: projects })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(inArray(projects.status, ON_BOARD), visibleTo(services.db, audience)));
  const topics = await services.db.select().from(projectTopics);
  const needs = await services.db.select().from(projectNeeds);
  const joined = await services.db.select().from(projectPartners);
  const mine = audience.institutionIds.filter((id) => id === lead.institutionId || id === other.institutionId);
  const isOurs = (id: string, leadId: string) =>
    mine.some(
      (own) =>
        own !== leadId &&
        needs.some(({ projectId, role }) => projectId === id && role === ARCHIVE.role) &&
        !joined.some(({ projectId, institutionId }) => projectId === id && institutionId === own),
    );
  return rows.map(({ row }) => {
    const of = (kind: string) =>
      topics.filter((topic) => topic.projectId === row.id && topic.kind === kind).map(({ code }) => code);
    const isOpen = takesInterest(row, today());
    const left = daysBetween(today(), row.answerBy ?? today());
    const values = {
      ours: isOpen && row.isSeekingPartners && isOurs(row.id, row.leadInstitutionId) ? ["1"] : [],
      ...{ seeking: isOpen ? ["1"] : [], status: [row.status], kind: [row.kind ?? ""], initiative: [] },
      deadline: isOpen ? ["14", "30", "90"].filter((days) => left <= Number(days)) : [],
      ...{ theme: of("theme"), unesco: of("unesco_field"), field: of("field"), sdg: of("sdg") },
      ...{ country: of("country"), language: of("language"), target: of("target_group") },
      region: [...new Set(of("country").map((code) => subregionOf(code) ?? ""))],
      funding: [row.fundingStatus ?? ""],
      ...yearsOf(row),
    };
    return { id: row.id, title: row.titleEn, values };
  });
}

const QUESTIONS = [
  "",
  "ours=1",
  "ours=1&theme=T01&theme=T03",
  "theme=T01&theme=T03",
  "theme=T01&theme=T03&country=KZ",
  "seeking=1&region=143",
  "deadline=30&kind=joint_research&kind=joint_course",
  "deadline=14&deadline=90&status=open",
  "status=closed_to_partners&language=en",
  "sdg=1&sdg=2&sdg=3&field=022",
  "target=students&funding=seeking&funding=own_funds",
  "unesco=ED&region=039&country=IT",
  "year=2026",
  "planned=2027&planned=2028&theme=T01",
  "due=2027&began=2026",
];

/** Where the board says something else than the tables, of everybody and every question. */
async function differences(db: Reader): Promise<string[]> {
  const found: string[] = [];
  for (const [name, viewer] of Object.entries(people)) {
    const audience = await audienceOf(viewer);
    const all = await straight(audience);
    for (const question of QUESTIONS) {
      const filters = readBoardFilters(new URLSearchParams(question));
      const holds = (one: Known, but?: BoardFacet) =>
        BOARD_FACETS.every((facet) => {
          const chosen = filters.chosen[facet];
          return facet === but || chosen.length === 0 || chosen.some((value) => one.values[facet].includes(value));
        });
      const sides = await ownSides(db, audience);
      const expected = all.filter((one) => holds(one)).map(({ id }) => id);
      // Programs are told nothing that goes by who asks.
      const isOwn = filters.chosen.ours.length > 0;
      const { ids } = isOwn
        ? { ids: expected }
        : await findOnBoard(db, audience, filters, { today: today(), limit: 1000 });
      if (ids.toSorted().join() !== expected.toSorted().join())
        found.push(`${name} ${question}: ${ids.length} instead of ${expected.length}`);
      const { counts, total } = await listBoard(db, audience, filters, today(), sides);
      if (total !== expected.length) found.push(`${name} ${question}: total ${total} of ${expected.length}`);
      for (const facet of BOARD_FACETS) {
        const right = new Map<string, number>();
        for (const one of all.filter((each) => holds(each, facet)))
          for (const value of one.values[facet]) right.set(value, (right.get(value) ?? 0) + 1);
        const said = JSON.stringify([...counts[facet]].sort());
        if (said !== JSON.stringify([...right].sort())) found.push(`${name} ${question} ${facet}: ${said}`);
      }
    }
  }
  return found;
}

const everywhere = async () => [...(await differences(services.db)), ...(await differences(elsewhere))];

test("several values of a filter, and counts that follow the others, are true for everybody", async () => {
  expect(await everywhere()).toEqual([]);
});

test("they stay true through whatever happens to a project or its lead, in each process", async () => {
  const made = await make({ titleEn: "A project that will be closed", themes: ["T01"] }, { lead, author: leader });
  expect(await everywhere()).toEqual([]);
  await closeToPartners(services, { projectId: made }, leader);
  expect(await everywhere()).toEqual([]);
  await reopenToPartners(services, { projectId: made, answerBy: "2026-08-25" }, leader);
  expect(await everywhere()).toEqual([]);
  const hidden = await make(
    { titleEn: "A project of the invited", visibility: "invited", needs: [ARCHIVE] },
    { lead, author: leader },
  );
  await inviteMember(services, { projectId: hidden, institutionId: other.institutionId, role: "Editor" }, leader);
  expect(await everywhere()).toEqual([]);
  await confirmPartnership(services, { projectId: hidden, institutionId: other.institutionId }, partner);
  expect(await everywhere()).toEqual([]);
  await archiveProject(services, { projectId: made }, leader);
  expect(await everywhere()).toEqual([]);
  await setMembership(services, fallen, "suspended");
  expect(await everywhere()).toEqual([]);
  await setMembership(services, fallen, "active");
  expect(await everywhere()).toEqual([]);
}, 120_000);

test("they follow the days: deadlines pass and memberships end", async () => {
  await services.withTransaction(async (tx) => {
    const ending = { endsOn: "2026-08-28", graceUntil: null };
    await tx.update(memberships).set(ending).where(eq(memberships.institutionId, fallen.institutionId));
    await touchDirectory(tx, fallen.institutionId);
  });
  for (const day of ["2026-08-21", "2026-08-29", "2026-10-21"]) {
    services.clock.moveTo(`${day}T06:00:00Z`);
    expect([day, ...(await everywhere())]).toEqual([day]);
  }
});

test("the orders are those of all projects, also after one of them changed", async () => {
  services.clock.moveTo("2026-08-15T06:00:00Z");
  const audience = await audienceOf(leader);
  const seeking = and(
    eq(projects.leadInstitutionId, lead.institutionId),
    eq(projects.visibility, "public"),
    eq(projects.isSeekingPartners, true),
  );
  const [pattern] = await services.db.select().from(projects).where(seeking).orderBy(projects.id).limit(1);
  if (!pattern) throw new Error("no project");
  const id = randomUUID();
  await services.withTransaction(async (tx) => {
    const publishedAt = new Date("2026-08-01T00:00:00Z");
    const change = { id, slug: id, formKey: null, answerBy: "2026-08-16", status: "open", publishedAt } as const;
    await tx.insert(projects).values({ ...pattern, ...change });
    await touchBoard(tx, id);
  });
  const inOrder = async (db: Reader, sort: string) => {
    const filters = readBoardFilters(new URLSearchParams({ sort }));
    return (await findOnBoard(db, audience, filters, { today: today(), limit: 1000 })).ids;
  };
  for (const sort of ["deadline", "newest"]) {
    const anew = Object.create(services.db) as Reader;
    expect(await inOrder(services.db, sort)).toEqual(await inOrder(anew, sort));
  }
  expect((await inOrder(services.db, "deadline"))[0]).toBe(id);
  expect((await inOrder(services.db, "newest")).at(-1)).toBe(id);
});
