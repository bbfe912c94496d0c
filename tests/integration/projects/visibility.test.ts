import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { archiveProject } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { listProjectsOfInstitution } from "#app/features/projects/board/institution-projects.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { dayNow } from "#app/platform/days.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember, personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;

async function boardFor(services: Services, viewer: Viewer | null, search = "") {
  const audience = await getAudience(services.db, viewer, dayNow(services.clock));
  const filters = readBoardFilters(new URLSearchParams(search));
  return listBoard(services.db, audience, filters, dayNow(services.clock));
}

const sees = async (services: Services, viewer: Viewer | null, slug: string) =>
  (await findProject(services.db, slug, await getAudience(services.db, viewer, dayNow(services.clock)))) !== null;

describe("who finds a project", () => {
  let services: Services;
  let board: Awaited<ReturnType<typeof setUpBoard>>;
  let people: Record<string, Viewer | null>;
  const slugs: Record<string, string> = {};

  beforeAll(async () => {
    services = await openTestServices();
    board = await setUpBoard(services, "Visible");
    const { lead, leader, other, partner, coordinator } = board;
    const third = await createMember(services, { nameEn: "Third University", country: "TJ" });
    const make = async (name: string, change: Partial<ProjectValues>, upTo: "draft" | "submitted" | "published") => {
      const values = completeValues(services.clock.now(), { titleEn: `${name} canary project`, ...change });
      const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
      const { id, slug } = await createProject(services, { ...wanted, upTo });
      slugs[name] = slug;
      return id;
    };
    await make("draft", {}, "draft");
    await make("submitted", {}, "submitted");
    await make("public", {}, "published");
    await make("members", { visibility: "members" }, "published");
    const invited = await make("invited", { visibility: "invited" }, "published");
    const archived = await make("archived", {}, "published");
    for (const projectId of [invited, archived]) {
      const place = { projectId, institutionId: other.institutionId };
      await inviteMember(services, { ...place, role: "Editor" }, leader);
      await confirmPartnership(services, place, partner);
    }
    await archiveProject(services, { projectId: archived }, leader);
    const abroad = { ...coordinator, grants: [{ ...coordinator.grants[0], countries: ["IT"] }] } as Viewer;
    people = {
      anonymous: null,
      applicant: await personOf(services, null, "applicant"),
      member: await personOf(services, third),
      partner,
      leader,
      coordinator,
      "coordinator out of scope": abroad,
      council: await personOf(services, null, "council"),
      administrator: await personOf(services, null, "administrator"),
    };
  });

  const MATRIX: [string, string[]][] = [
    ["draft", ["leader"]],
    ["submitted", ["leader", "coordinator"]],
    [
      "public",
      [
        "anonymous",
        "applicant",
        "member",
        "partner",
        "leader",
        "coordinator",
        "coordinator out of scope",
        "council",
        "administrator",
      ],
    ],
    ["members", ["member", "partner", "leader", "coordinator", "coordinator out of scope", "council", "administrator"]],
    ["invited", ["partner", "leader", "coordinator"]],
    ["archived", ["partner", "leader", "coordinator"]],
  ];

  test.each(MATRIX)("C04 %s: %j", async (name, expected) => {
    const found: string[] = [];
    for (const [who, viewer] of Object.entries(people)) {
      if (await sees(services, viewer, slugs[name] ?? "")) found.push(who);
    }
    expect(found).toEqual(expected);
  });

  /** What is found by both words, and what is shown, also by one of them instead. */
  const searchFor = async (viewer: Viewer | null, name: string) => {
    const { total, guess, rows } = await boardFor(services, viewer, `q=${name}+canary`);
    const shown = rows.map(({ slug }) => slug);
    return guess === null ? { total, asTyped: shown, shown } : { total: 0, asTyped: [], shown };
  };

  test.each(MATRIX.filter(([name]) => ["public", "members", "invited"].includes(name)))(
    "C08 lists, counts and searches agree with the page: %s",
    async (name, expected) => {
      for (const [who, viewer] of Object.entries(people)) {
        const { total, asTyped, shown } = await searchFor(viewer, name);
        expect(total, who).toBe(expected.includes(who) ? 1 : 0);
        expect(asTyped, who).toEqual(expected.includes(who) ? [slugs[name]] : []);
        expect(shown.includes(slugs[name] ?? ""), who).toBe(expected.includes(who));
      }
    },
  );

  test("C08 what is not on the board is in nobody's list, however it is asked for", async () => {
    for (const viewer of Object.values(people)) {
      for (const name of ["draft", "submitted", "archived"]) {
        const { total, shown } = await searchFor(viewer, name);
        expect([name, total, shown.includes(slugs[name] ?? "")]).toEqual([name, 0, false]);
      }
    }
  });

  test("C08 the filters count only what is visible", async () => {
    const optionsFor = async (viewer: Viewer | null) => (await boardFor(services, viewer)).counts.theme.get("T05");
    expect(await optionsFor(null)).toBe(2);
    expect(await optionsFor(people.member ?? null)).toBe(3);
    expect(await optionsFor(people.partner ?? null)).toBe(4);
  });

  test("C08 the description is for members and answers their searches only", async () => {
    expect((await boardFor(services, null, "q=traders")).total).toBe(0);
    expect((await boardFor(services, people.leader ?? null, "q=traders")).total).toBeGreaterThan(0);
  });

  test("an institution's page lists what the reader may see", async () => {
    const { lead, other } = board;
    const listed = async (viewer: Viewer | null, institutionId: string) =>
      (
        await listProjectsOfInstitution(
          services.db,
          institutionId,
          await getAudience(services.db, viewer, dayNow(services.clock)),
        )
      ).length;
    expect(await listed(null, lead.institutionId)).toBe(2);
    expect(await listed(people.member ?? null, lead.institutionId)).toBe(3);
    expect(await listed(null, other.institutionId)).toBe(0);
    expect(await listed(people.partner ?? null, other.institutionId)).toBe(1);
  });
});

test("a suspended lead's projects vanish for the public and members; partners and the secretariat see them", async () => {
  const services = await openTestServices();
  const board = await setUpBoard(services, "Suspended");
  const { lead, other, leader, partner, coordinator, project } = board;
  const place = { projectId: project.id, institutionId: other.institutionId };
  await inviteMember(services, { ...place, role: "Editor" }, leader);
  await confirmPartnership(services, place, partner);
  const member = await personOf(services, await createMember(services, { nameEn: "Bystander University" }));
  await setMembership(services, lead, "suspended");
  const seen = await Promise.all(
    [null, member, partner, leader, coordinator].map((who) => sees(services, who, project.slug)),
  );
  expect(seen).toEqual([false, false, true, true, true]);
  expect((await boardFor(services, null)).total).toBe(0);
  expect((await boardFor(services, member)).total).toBe(0);
});

describe("the board", () => {
  let services: Services;
  beforeAll(async () => {
    services = await openTestServices();
    const lead = await createMember(services, {
      nameEn: "Silk University",
      translatedNames: { kk: "Жібек университеті" },
    });
    const author = await personOf(services, lead);
    const coordinator = await personOf(services, null, "coordinator");
    const make = async (change: Partial<ProjectValues>) => {
      services.clock.pass(60_000);
      const values = completeValues(services.clock.now(), change);
      await createProject(services, {
        leadInstitutionId: lead.institutionId,
        author,
        values,
        coordinator,
        upTo: "published",
      });
    };
    await make({
      titleEn: "Second by its day",
      answerBy: "2026-12-01",
      themes: ["T01"],
      countries: ["IT"],
      languages: ["it"],
    });
    await make({ titleEn: "First by its day", answerBy: "2026-10-01", kind: "conference", unescoFields: ["ED"] });
    await make({ titleEn: "Without partners sought", isSeekingPartners: false, needs: [] });
    await make({ titleEn: "100% of_the wool", titleKk: "Жүннің жолы мен тағдыры", answerBy: "2026-12-31" });
  });

  const titles = async (search = "") => (await boardFor(services, null, search)).rows.map(({ titleEn }) => titleEn);

  test("puts the nearest day first, or the newest", async () => {
    expect(await titles()).toEqual([
      "First by its day",
      "Second by its day",
      "100% of_the wool",
      "Without partners sought",
    ]);
    expect((await titles("sort=newest"))[0]).toBe("100% of_the wool");
  });

  test.each([
    ["theme=T01", ["Second by its day"]],
    ["kind=conference", ["First by its day"]],
    ["unesco=ED", ["First by its day"]],
    ["country=IT", ["Second by its day"]],
    ["region=039", ["Second by its day"]],
    ["language=it", ["Second by its day"]],
    ["status=closed_to_partners", ["Without partners sought"]],
    ["seeking=1&theme=T05", ["First by its day", "100% of_the wool"]],
    ["q=жүннің", ["100% of_the wool"]],
    ["q=zhibek+wool", ["100% of_the wool"]],
    ["q=%25", []],
    ["q=_", []],
    ["q=%22+OR+%22", []],
  ])("D03 %s", async (search, expected) => {
    expect(await titles(search)).toEqual(expected);
  });

  test("after its day a project is no longer looking for partners", async () => {
    const { clock } = services;
    const before = clock.now().toISOString();
    clock.moveTo("2026-11-01T00:00:00Z");
    expect(await titles("seeking=1")).toEqual(["Second by its day", "100% of_the wool"]);
    clock.moveTo(before);
  });

  test("D05 a page beyond the last is the last", async () => {
    const { page, rows } = await boardFor(services, null, "page=999");
    expect([page, rows.length]).toEqual([1, 4]);
  });
});
