import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { archiveProject, completeProject } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { reachedInScope } from "#app/features/projects/report/read-report.server.ts";
import { shownReport } from "#app/features/projects/report/report-view.server.ts";
import { saveReport } from "#app/features/projects/report/save-report.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { activity } from "#db/schema/activity.ts";
import { projects } from "#db/schema/projects.ts";
import { projectReports } from "#db/schema/results.ts";
import { createMember, personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const SAID = {
  ...{ achievements: "Twelve bazaars were measured.", problems: "Snow.", followUp: "A book.", testimonials: "" },
  ...{ peopleTotal: 120, peopleWomen: 70 },
};

test("the lead alone writes the report, version by version, until the project is archived", async () => {
  const services = await openTestServices();
  const { leader, partner, coordinator, lead, other, project } = await setUpBoard(services, "Reported");
  const place = { projectId: project.id, institutionId: other.institutionId };
  await inviteMember(services, { ...place, role: "Editor" }, leader);
  await confirmPartnership(services, place, partner);
  const stranger = await personOf(services, await createMember(services, { nameEn: "Bystander University" }));
  const save = async (who: Viewer, change: object = {}) => {
    const values = { ...SAID, version: 0, mayPublish: true, ...change };
    const saved = await saveReport(services, { projectId: project.id, values }, who);
    return saved.ok ? "saved" : saved.reason;
  };
  const told = () => services.db.$count(activity, eq(activity.action, "project.report_saved"));
  const shown = async (viewer: Viewer | null) => {
    const today = dayNow(services.clock);
    const found = await findProject(services.db, project.slug, await getAudience(services.db, viewer, today));
    const words = { t: translator("en"), locale: "en", today } as const;
    return found && (await shownReport(services.db, found, words))?.achievements;
  };

  expect(await save(stranger)).toBe("not-found");
  expect(await Promise.all([partner, coordinator].map((who) => save(who)))).toEqual(["forbidden", "forbidden"]);
  const colleague = await personOf(services, lead);
  expect(await save(leader)).toBe("saved");
  expect(await save(leader)).toBe("saved");
  expect(await save(colleague, { problems: "Wind." })).toBe("stale");
  expect(await save(colleague, { problems: "Wind.", version: 1 })).toBe("saved");
  expect(await told()).toBe(1);
  services.clock.pass(24 * 3_600_000);
  expect(await save(leader, { problems: "Rain.", version: 2 })).toBe("saved");
  expect(await told()).toBe(2);

  expect(await shown(null)).toBeUndefined();
  const finalSummary = "What was achieved in this project, said in other words. ".repeat(3);
  expect(await completeProject(services, { projectId: project.id, finalSummary }, leader)).toEqual({ ok: true });
  const [report] = await services.db.select().from(projectReports);
  expect(report).toMatchObject({ version: 3, handedInAt: services.clock.now(), peopleYouth: null });
  expect([await shown(null), await shown(stranger)]).toEqual([SAID.achievements, SAID.achievements]);
  const abroad = { ...coordinator, grants: [{ ...coordinator.grants[0], countries: ["IT"] }] } as Viewer;
  expect(await Promise.all([coordinator, abroad].map((who) => reachedInScope(services.db, who)))).toEqual([
    { reports: 1, people: 120 },
    { reports: 0, people: 0 },
  ]);
  await services.withTransaction((tx) => tx.update(projects).set({ visibility: "members" }));
  expect([await shown(stranger), await shown(leader)]).toEqual([undefined, undefined]);
  await services.withTransaction((tx) => tx.update(projects).set({ visibility: "public" }));
  expect(await save(leader, { mayPublish: false, version: 3 })).toBe("saved");
  expect(await shown(null)).toBeUndefined();

  await setMembership(services, other, "suspended");
  expect(await save(partner, { version: 4 })).toBe("forbidden");
  await setMembership(services, other, "active");
  const left = await leavePartnership(services, place, partner);
  expect([left.ok, await save(partner, { version: 4 })]).toEqual([true, "not-found"]);
  await setMembership(services, lead, "suspended");
  expect(await save(leader, { version: 4 })).toBe("forbidden");
  await setMembership(services, lead, "active");
  await archiveProject(services, { projectId: project.id }, leader);
  expect(await save(leader, { version: 4 })).toBe("forbidden");
});
