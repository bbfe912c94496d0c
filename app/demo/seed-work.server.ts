import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { followProject } from "#app/features/following/follow-projects.server.ts";
import { addDocument, addVersion } from "#app/features/projects/documents/keep-document.server.ts";
import { watchFreshness } from "#app/features/projects/freshness/watch-freshness.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { saveMeeting } from "#app/features/projects/work/change-meetings.server.ts";
import { saveMilestone, sayStanding } from "#app/features/projects/work/change-milestones.server.ts";
import { savePackage } from "#app/features/projects/work/change-packages.server.ts";
import { finishTask, giveTask } from "#app/features/projects/work/change-tasks.server.ts";
import { writeProgress } from "#app/features/projects/work/write-progress.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import { storeSound } from "#app/platform/stored-file.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectDocuments } from "#db/schema/project-documents.ts";
import { SEED_PROJECTS } from "./data/projects.ts";
import type { SeedWork } from "./data/work/seed-work.ts";
import { SEED_FOLLOWING, SEED_WORK } from "./data/work.ts";
import { actAs, daysAgo, type Demonstration, postedByKey, succeeded } from "./demonstration.server.ts";
import { sampleDocument } from "./sample-document.server.ts";

/** The days before today on which the work was laid out, and on which projects left alone were last looked for. */
const PLANNED_DAYS_AGO = 29;
const WATCHED_DAYS_AGO = 3;

/** A project whose work is laid in. */
interface At {
  demo: Demonstration;
  projectId: string;
  seed: SeedWork;
  author: string;
  institutionOf: (slug: string) => string;
}

/** What partnerships do together, whom others follow, and whose lead has left a project alone. */
export async function seedWork(demo: Demonstration): Promise<void> {
  const { db } = demo.services;
  const posted = await postedByKey(demo);
  const members = await db.select({ id: institutions.id, slug: institutions.slug }).from(institutions);
  const ids = new Map(members.map(({ id, slug }) => [slug, id]));
  const institutionOf = (slug: string) => ids.get(slug) ?? slug;
  for (const seed of SEED_WORK) {
    const projectId = posted.get(seed.project)?.id ?? "";
    const at = {
      demo,
      projectId,
      seed,
      author: SEED_PROJECTS.find(({ slug }) => slug === seed.project)?.leadPerson ?? "",
      institutionOf,
    };
    await seedReplacement(at);
    await seedPackages(at);
    await seedTasks(at);
    await seedNotes(at);
    await seedDocuments(at);
  }
  for (const { person, projects: followed } of SEED_FOLLOWING) {
    const viewer = await actAs(demo, person);
    for (const key of followed)
      succeeded(`follow ${key}`, await followProject(daysAgo(demo, 2), viewer, posted.get(key)?.slug ?? key));
  }
  await watchFreshness(daysAgo(demo, WATCHED_DAYS_AGO));
}

async function seedReplacement({ demo, projectId, seed: { replaced }, author, institutionOf }: At): Promise<void> {
  if (!replaced) return;
  const { role, left, by } = replaced;
  const lead = await actAs(demo, author);
  const leaving = { projectId, institutionId: institutionOf(left.member) };
  const joined = daysAgo(demo, left.joinedDaysAgo);
  const leaver = await actAs(demo, left.person);
  succeeded("invite", await inviteMember(joined, { ...leaving, role }, lead));
  succeeded("confirm", await confirmPartnership(joined, leaving, leaver));
  const because = { reason: "no_capacity", note: left.note } as const;
  succeeded("leave", await leavePartnership(daysAgo(demo, left.daysAgo), { ...leaving, because }, leaver));
  const coming = { projectId, institutionId: institutionOf(by.member) };
  const invited = { ...coming, role, message: by.message };
  succeeded("invite anew", await inviteMember(daysAgo(demo, by.daysAgo), invited, lead));
  const then = daysAgo(demo, by.daysAgo - 3);
  succeeded("take the place", await confirmPartnership(then, coming, await actAs(demo, by.person)));
}

function monthIn({ today }: Demonstration, months: number): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}

const dayIn = ({ today }: Demonstration, days: number) => isoDay(addDays(today, days));

async function seedPackages({ demo, projectId, seed, author, institutionOf }: At): Promise<void> {
  const lead = await actAs(demo, author);
  const then = daysAgo(demo, PLANNED_DAYS_AGO);
  for (const { title, member, beside, fromMonth, toMonth, milestones } of seed.packages) {
    const packageId = randomUUID();
    const runs = { startMonth: monthIn(demo, fromMonth), endMonth: monthIn(demo, toMonth) };
    const part = { institutionId: institutionOf(member), partners: beside.map(institutionOf), ...runs };
    const values = { id: packageId, version: 0, title, ...part };
    succeeded(title, await savePackage(then, { projectId, values }, lead));
    for (const { dueInDays, doneDaysAgo, evidence, ...milestone } of milestones) {
      const id = randomUUID();
      const due = { dueOn: dayIn(demo, dueInDays), institutionId: institutionOf(milestone.member) };
      const added = { id, version: 0, title: milestone.title, packageId, ...due };
      succeeded(milestone.title, await saveMilestone(then, { projectId, values: added }, lead));
      if (doneDaysAgo === undefined) continue;
      const reached = { id, version: 1, state: "done", doneOn: dayIn(demo, -doneDaysAgo), evidence } as const;
      succeeded("reach", await sayStanding(daysAgo(demo, doneDaysAgo), { projectId, values: reached }, lead));
    }
  }
}

async function seedTasks({ demo, projectId, seed }: At): Promise<void> {
  for (const { sentence, by, to, givenDaysAgo, dueInDays, doneDaysAgo } of seed.tasks) {
    const [giver, given] = [await actAs(demo, by), await actAs(demo, to)];
    const dueOn = dueInDays === undefined ? undefined : dayIn(demo, dueInDays);
    const values = { id: randomUUID(), sentence, givenToId: given.id, dueOn };
    succeeded(sentence, await giveTask(daysAgo(demo, givenDaysAgo), { projectId, values }, giver));
    if (doneDaysAgo === undefined) continue;
    succeeded("do", await finishTask(daysAgo(demo, doneDaysAgo), { projectId, values }, given));
  }
}

async function seedNotes({ demo, projectId, seed, institutionOf }: At): Promise<void> {
  for (const { person, member, daysAgo: days, countries, ...said } of seed.notes) {
    const values = { id: randomUUID(), institutionId: institutionOf(member), countries: [...countries], ...said };
    const writer = await actAs(demo, person);
    succeeded("note", await writeProgress(daysAgo(demo, days), { projectId, values }, writer));
  }
  const { person, inDays, ...meeting } = seed.meeting;
  const when = { day: dayIn(demo, inDays), durationMinutes: 90 };
  const values = { id: randomUUID(), version: 0, ...meeting, ...when };
  succeeded("meeting", await saveMeeting(daysAgo(demo, 4), { projectId, values }, await actAs(demo, person)));
}

async function seedDocuments({ demo, projectId, seed }: At): Promise<void> {
  for (const { name, language, person, versions } of seed.documents) {
    const writer = await actAs(demo, person);
    for (const [index, { daysAgo: days, lines, note }] of versions.entries()) {
      const then = daysAgo(demo, days);
      const bytes = await sampleDocument(name, lines, then.clock.now());
      const file = { name: `${seed.project}-${index + 1}.pdf`, bytes, mediaType: "application/pdf" };
      const documentId = index === 0 ? "" : await documentNamed(demo, name);
      const kept = await storeSound(then, file, (stored) =>
        index === 0
          ? addDocument(then, { projectId, name, language, note, file: stored }, writer)
          : addVersion(then, { projectId, documentId, note, file: stored }, writer),
      );
      succeeded(name, kept);
    }
  }
}

async function documentNamed({ services: { db } }: Demonstration, name: string): Promise<string> {
  const [row] = await db.select().from(projectDocuments).where(eq(projectDocuments.name, name));
  return row?.id ?? "";
}
