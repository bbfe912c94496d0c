import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countSupporting, readSupporting } from "#app/features/projects/initiatives/supporting.server.ts";
import { closeToPartners } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { dayNow } from "#app/platform/days.ts";
import { createMember, setMembership, setUpBoard } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;

describe("what the network does for an initiative", () => {
  let services: Services;
  let board: Awaited<ReturnType<typeof setUpBoard>>;
  let initiative: string;
  let other: string;
  const sumsFor = async (viewer: Viewer | null) =>
    readSupporting(services.db, initiative, await getAudience(services.db, viewer, dayNow(services.clock)));

  beforeAll(async () => {
    services = await openTestServices();
    board = await setUpBoard(services, "Supporting");
    const { lead, leader, other: partner, partner: speaker, coordinator } = board;
    ({ id: initiative } = await publishInitiative(services, coordinator));
    ({ id: other } = await publishInitiative(services, coordinator));
    const make = async (titleEn: string, change: Partial<ProjectValues>, upTo: "draft" | "published" = "published") => {
      const values = completeValues(services.clock.now(), { titleEn, initiatives: [initiative], ...change });
      const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator, upTo };
      return (await createProject(services, wanted)).id;
    };
    const first = await make("Bridges of one river", { startMonth: "2030-01", endMonth: "2031-01" });
    await make("Bridges of two rivers", {
      startMonth: "2031-03",
      endMonth: "2032-01",
      initiatives: [initiative, other],
    });
    await make("Bridges for members alone", { startMonth: "2031-06", endMonth: "2032-01", visibility: "members" });
    await make("Bridges that are drawn", {}, "draft");
    await make("Bridges of another initiative", { initiatives: [other] });
    const place = { projectId: first, institutionId: partner.institutionId };
    await inviteMember(services, { ...place, role: "Builder" }, leader);
    await confirmPartnership(services, place, speaker);
    const invited = await createMember(services, { nameEn: "Invited University", country: "TJ" });
    await inviteMember(services, { ...place, institutionId: invited.institutionId, role: "Guest" }, leader);
    await closeToPartners(services, { projectId: first }, leader);
  });

  test("is added up of what a visitor can open: states, years, members that lead or have confirmed", async () => {
    const sums = await sumsFor(null);
    expect(sums.projects).toBe(2);
    expect(Object.fromEntries(sums.byStatus)).toEqual({ open: 1, closed_to_partners: 1 });
    expect(sums.byYear).toEqual([
      { year: 2030, ran: 0, planned: 1 },
      { year: 2031, ran: 0, planned: 2 },
      { year: 2032, ran: 0, planned: 1 },
    ]);
    expect(sums.members).toBe(2);
    expect([...sums.byCountry.values()].reduce((sum, number) => sum + number, 0)).toBe(2);
    expect(sums.byCountry.has("TJ")).toBe(false);
  });

  test("has for a member the projects for members too, and never a draft", async () => {
    const sums = await sumsFor(board.partner);
    expect(sums.projects).toBe(3);
    expect(sums.byYear).toEqual([
      { year: 2030, ran: 0, planned: 1 },
      { year: 2031, ran: 0, planned: 3 },
      { year: 2032, ran: 0, planned: 2 },
    ]);
  });

  test("counts a project for each initiative it supports", async () => {
    const audience = await getAudience(services.db, null, dayNow(services.clock));
    const counts = await countSupporting(services.db, audience);
    expect([counts.get(initiative), counts.get(other)]).toEqual([2, 2]);
  });

  test("leaves out a partner whose membership is suspended, and all that a suspended lead shows", async () => {
    await setMembership(services, board.other, "suspended");
    expect((await sumsFor(null)).members).toBe(1);
    await setMembership(services, board.lead, "suspended");
    expect(await sumsFor(null)).toMatchObject({ projects: 0, members: 0, byYear: [] });
  });
});
