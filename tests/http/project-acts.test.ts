import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { activity } from "#db/schema/activity.ts";
import { projects } from "#db/schema/projects.ts";
import { completeValues, createProject } from "#db/seed/projects-factory.server.ts";
import type { ProjectValues } from "#app/features/projects/project.schema.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let lead: TestMember;
let leader: SignedIn;
let coordinator: SignedIn;
let posted = 0;

beforeAll(async () => {
  portal = await startTestPortal();
  lead = await createMember(portal.services, { nameEn: "Lead University" });
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

/** A posting of the lead, brought so far by the commands people use. */
async function post(upTo: "draft" | "submitted" | "published", change: Partial<ProjectValues> = {}) {
  const values = completeValues(portal.services.clock.now(), { titleEn: `Letters of the road ${++posted}`, ...change });
  const people = { author: await actorOf(portal, leader.id), coordinator: await actorOf(portal, coordinator.id) };
  return createProject(portal.services, { leadInstitutionId: lead.institutionId, values, upTo, ...people });
}

const rowOf = async (id: string) => (await portal.services.db.select().from(projects).where(eq(projects.id, id)))[0];
const timesDone = (id: string, action: string) =>
  portal.services.db.$count(activity, and(eq(activity.subjectId, id), eq(activity.action, action)));

describe("the lead of a posting", () => {
  test("who saves it unchanged changes nothing: no version, no line of the history, no new check", async () => {
    const { id, slug } = await post("published", { countries: ["UZ", "KZ"], themes: ["T07", "T05"] });
    const before = await rowOf(id);
    const saved = await (await openForm(leader.browser, `/projects/${slug}/edit`, "Save")).press("Save");
    expect(saved.address).toMatch(/^\/projects\/letters-of-the-road-\d+\?done=/);
    expect(await rowOf(id)).toEqual(before);
    expect(await timesDone(id, "project.edited")).toBe(0);
    const changed = await openForm(leader.browser, `/projects/${slug}/edit`, "Save");
    await changed.untick("Uzbekistan").press("Save");
    expect(await rowOf(id)).toMatchObject({ version: before!.version + 1, isChangedSinceCheck: true });
    expect(await timesDone(id, "project.edited")).toBe(1);
  });
});
