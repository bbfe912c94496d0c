import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listProjectsOfInstitution } from "#app/features/projects/board/institution-projects.server.ts";
import { listPublicProjects } from "#app/features/projects/board/public-projects.server.ts";
import { listOwnProjects } from "#app/features/projects/own/list-own.server.ts";
import { listHandedIn, listWaiting } from "#app/features/projects/own/list-waiting.server.ts";
import { ownProjectsView } from "#app/features/projects/own/own-view.server.ts";
import { countToCheck, listToCheck } from "#app/features/projects/posting/list-to-check.server.ts";
import { getAudience, visibleTo } from "#app/features/projects/project/project-audience.server.ts";
import { type LoadedProject, loadProject } from "#app/features/projects/project/project-subject.server.ts";
import {
  type Audience,
  canAnswerForPartner,
  canCheck,
  canEdit,
  canLead,
  isForEverybody,
  postsFor,
} from "#app/features/projects/project/project.policy.ts";
import { EDITABLE_ON_BOARD, isOnBoard } from "#app/features/projects/project/project.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { institutions as leads } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { PROJECT_STATUSES } from "#db/vocabulary.ts";
import { PROJECT_VISIBILITIES } from "#db/vocabulary-forms.ts";
import { createMember, personOf, setMembership } from "#tests/support/board.ts";
import { everybody } from "#tests/support/everybody.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let today: string;
let institutions: Record<"lead" | "suspended" | "runOut" | "partner" | "other", string>;
let people: [string, Viewer | null, Audience][];
let all: LoadedProject[];

/** What the tables hold of each project beside its own row. */
const places: (typeof projectPartners.$inferSelect)[] = [];
const interests: (typeof projectInterests.$inferSelect)[] = [];

const TAKING_PART = [
  { place: "invited", interest: "sent" },
  { place: "confirmed", interest: "accepted" },
  { place: "left", interest: "declined" },
  { place: "removed", interest: "withdrawn" },
] as const;

/** A project of each lead in each state and for each audience, with an institution that takes part or asks to in each way. */
async function postInEveryWay(author: Viewer, coordinator: Viewer): Promise<void> {
  const now = services.clock.now();
  const leads = [institutions.lead, institutions.suspended, institutions.runOut];
  const rows = PROJECT_STATUSES.flatMap((status) =>
    PROJECT_VISIBILITIES.flatMap((visibility) =>
      leads.flatMap((leadInstitutionId) =>
        TAKING_PART.map((part) => ({ status, visibility, leadInstitutionId, part })),
      ),
    ),
  );
  const wanted = { leadInstitutionId: institutions.lead, author, coordinator, upTo: "published" } as const;
  const { id } = await createProject(services, { ...wanted, values: completeValues(now, {}) });
  const [pattern] = await services.db.select().from(projects).where(eq(projects.id, id));
  if (!pattern) throw new Error("The project was not written");
  await services.withTransaction(async (tx) => {
    for (const [at, { part, ...row }] of rows.entries()) {
      const made = { id: randomUUID(), slug: `project-${at}`, formKey: null };
      const isChangedSinceCheck = at % 2 === 0;
      const submittedAt = row.status === "draft" && at % 2 === 0 ? null : now;
      await tx.insert(projects).values({ ...pattern, ...row, ...made, isChangedSinceCheck, submittedAt });
      const place = { projectId: made.id, institutionId: institutions.partner, role: "Editor", invitedAt: now };
      await tx.insert(projectPartners).values({ ...place, status: part.place });
      const asked = { needId: "other", role: "Host", message: "We would host it.", countries: [], languages: [] };
      const said = { ...asked, canCoFund: false, isHeadInformed: true, expressedById: author.id, createdAt: now };
      const from = { projectId: made.id, institutionId: institutions.other, status: part.interest };
      await tx.insert(projectInterests).values({ ...from, ...said });
    }
  });
}

beforeAll(async () => {
  services = await openTestServices();
  today = dayNow(services.clock);
  const named = async (nameEn: string, country = "KZ") => createMember(services, { nameEn, country });
  const lead = await named("Lead University");
  const suspended = await named("Suspended University", "UZ");
  const runOut = await named("Run Out University", "IT");
  const [partner, other] = [await named("Partner University"), await named("Other University", "IT")];
  const ids = Object.entries({ lead, suspended, runOut, partner, other }).map(([name, one]) => [
    name,
    one.institutionId,
  ]);
  institutions = Object.fromEntries(ids) as typeof institutions;
  await postInEveryWay(await personOf(services, lead), await personOf(services, null, "coordinator"));
  await setMembership(services, suspended, "suspended");
  await services.withTransaction((tx) =>
    tx
      .update(memberships)
      .set({ endsOn: "2026-01-01", graceUntil: null })
      .where(eq(memberships.institutionId, runOut.institutionId)),
  );
  const of = (institutionId: string) => (role: "representative" | "alternate" | "editor" | "project_officer") => ({
    roles: [{ role, institutionId }],
  });
  const everyone = await everybody(services, {
    leader: of(institutions.lead)("representative"),
    leadersEditor: of(institutions.lead)("editor"),
    suspendedLeader: of(institutions.suspended)("representative"),
    runOutLeader: of(institutions.runOut)("alternate"),
    partner: of(institutions.partner)("representative"),
    partnersOfficer: of(institutions.partner)("project_officer"),
    interested: of(institutions.other)("alternate"),
    twoHats: { roles: ["coordinator", { role: "representative", institutionId: institutions.lead }] },
    coordinator: { roles: ["coordinator"] },
    italian: { roles: [{ role: "coordinator", countries: ["IT"] }] },
    council: { roles: ["council"] },
    administrator: { roles: ["administrator"] },
    formerLeader: { ...of(institutions.lead)("representative"), formerly: true },
    closed: { ...of(institutions.lead)("representative"), closed: true },
    nobody: {},
  });
  const asking = [["stranger", null] as [string, null], ...Object.entries(everyone)];
  people = await Promise.all(
    asking.map(async ([name, viewer]): Promise<(typeof people)[number]> => {
      return [name, viewer, await getAudience(services.db, viewer, today)];
    }),
  );
  const rows = await services.db.select({ id: projects.id }).from(projects);
  const loaded = await Promise.all(rows.map(({ id }) => loadProject(services.db, id, today)));
  all = loaded.filter((one) => one !== null);
  places.push(...(await services.db.select().from(projectPartners)));
  interests.push(...(await services.db.select().from(projectInterests)));
});

type Who = { name: string; viewer: Viewer; audience: Audience };

/** Every project with everybody who is signed in: what the rule says, and what a list holds, by its address. */
async function differing(
  listFor: (who: Who) => Promise<{ slug: string }[]>,
  isAllowed: (who: Who, project: LoadedProject) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, viewer, audience] of people) {
    if (!viewer) continue;
    const list = new Set((await listFor({ name, viewer, audience })).map(({ slug }) => slug));
    for (const project of all) {
      const { slug, status } = project.row;
      const isRight = isAllowed({ name, viewer, audience }, project);
      if (isRight !== list.has(slug)) found.push(`${name} ${status} ${slug}: rule ${isRight}, list ${list.has(slug)}`);
    }
  }
  return found;
}

const isRunning = ({ row }: LoadedProject) => EDITABLE_ON_BOARD.some((status) => status === row.status);
const hasInterest = ({ row }: LoadedProject) =>
  interests.some(({ projectId, status }) => projectId === row.id && status === "sent");
const invitedTo = ({ row }: LoadedProject) =>
  places.filter(({ projectId, status }) => projectId === row.id && status === "invited");

test("what everybody may see is what search engines are told of", async () => {
  const listed = new Set((await listPublicProjects(services.db, today)).map(({ slug }) => slug));
  expect(listed.size).toBeGreaterThan(2);
  const rule = all.filter(({ row, subject }) => isForEverybody(subject, row.visibility)).map(({ row }) => row.slug);
  expect(new Set(rule)).toEqual(listed);
});

test("the postings a coordinator has to check, and how many", async () => {
  const mayCheck = ({ viewer }: Who, { row, subject }: LoadedProject) =>
    canCheck(viewer, subject) && (row.status === "submitted" || (row.isChangedSinceCheck && isOnBoard(row.status)));
  expect(await differing(({ viewer }) => listToCheck(services.db, viewer), mayCheck)).toEqual([]);
  for (const [name, viewer] of people) {
    if (!viewer) continue;
    const total = await countToCheck(services.db, viewer);
    expect([name, total]).toEqual([name, (await listToCheck(services.db, viewer)).length]);
  }
});

test("the interest a lead has to answer", async () => {
  const toAnswer = async ({ audience }: Who) => (await listWaiting(services.db, audience)).toAnswer;
  const mayAnswer = ({ audience }: Who, project: LoadedProject) =>
    canLead(audience, project.subject) && isRunning(project) && hasInterest(project);
  expect(await differing(toAnswer, mayAnswer)).toEqual([]);
});

test("the places a member has to confirm", async () => {
  const toConfirm = async ({ audience }: Who) => (await listWaiting(services.db, audience)).toConfirm;
  const mayConfirm = ({ audience }: Who, project: LoadedProject) =>
    isRunning(project) &&
    project.subject.isLeadActive &&
    invitedTo(project).some(({ institutionId }) => canAnswerForPartner(audience, institutionId ?? ""));
  expect(await differing(toConfirm, mayConfirm)).toEqual([]);
});

test("the postings a lead has to change, and those it has handed in", async () => {
  const toChange = async ({ audience }: Who) => (await listWaiting(services.db, audience)).toChange;
  const mayChange = ({ audience }: Who, { row, subject }: LoadedProject) =>
    canEdit(audience, subject) && row.status === "changes_requested";
  expect(await differing(toChange, mayChange)).toEqual([]);
  const handedIn = ({ audience }: Who) => listHandedIn(services.db, audience);
  const isTheirs = ({ audience }: Who, { row, subject }: LoadedProject) =>
    canLead(audience, subject) && row.status === "submitted";
  expect(await differing(handedIn, isTheirs)).toEqual([]);
});

test("whatever a person's own list or an institution's page names can be opened by that person", async () => {
  const closed: string[] = [];
  for (const [name, viewer, audience] of people) {
    const visible = await services.db
      .select({ slug: projects.slug })
      .from(projects)
      .innerJoin(leads, eq(leads.id, projects.leadInstitutionId))
      .where(visibleTo(services.db, audience));
    const opens = (slug: string) => visible.some((one) => one.slug === slug);
    for (const id of Object.values(institutions))
      for (const { slug } of await listProjectsOfInstitution(services.db, id, audience))
        if (!opens(slug)) closed.push(`${name}: ${slug} of an institution`);
    if (!viewer) continue;
    const words = { t: translator("en"), locale: "en", today } as const;
    const own = ownProjectsView(
      await listOwnProjects(services.db, audience),
      { postsFor: postsFor(audience), notes: new Map() },
      words,
    );
    for (const [list, items] of Object.entries(own))
      for (const { to } of items)
        if (to !== null && !opens(to.split("/")[2] ?? "")) closed.push(`${name}: ${list} ${to}`);
  }
  expect(closed).toEqual([]);
});
