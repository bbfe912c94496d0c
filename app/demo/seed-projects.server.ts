import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  acceptInterest,
  declineInterest,
  putOnWaitingList,
} from "#app/features/projects/partners/answer-interest.server.ts";
import { expressInterest, withdrawInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { inEachField } from "#app/i18n/translations.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import { projectNeeds } from "#db/schema/projects.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { SeedInterest, SeedPartner, SeedProject } from "./data/content.ts";
import { SEED_MEMBERS } from "./data/members.ts";
import { SEED_PROJECTS } from "./data/projects.ts";
import { SEED_DISCUSSION } from "./data/projects/discussed.ts";
import { WRITTEN_IN } from "./data/projects/written-in.ts";
import { SUPPORTED } from "./data/projects/supported.ts";
import { SEED_INTERESTS } from "./data/projects/interests.ts";
import { actAs, daysAgo, type Demonstration, memberAt, succeeded } from "./demonstration.server.ts";
import { putAuthorization } from "#app/features/projects/posting/unesco-file.server.ts";
import { storeSound } from "#app/platform/stored-file.server.ts";
import { sampleDocument } from "./sample-document.server.ts";
import { createProject, type PostedProject } from "./projects-factory.server.ts";
import { seedDiscussion } from "./seed-discussion.server.ts";
import { seedSteps } from "./seed-project-steps.server.ts";
import { seedResults } from "./seed-results.server.ts";

const COORDINATOR = "coordinator.world@demo.example";

const ANSWERED_AFTER_DAYS = 6;

/** Ids of initiatives by their keys. */
type InitiativeIds = ReadonlyMap<string, string>;

/** Posts every project on its day and brings it to its state, through the commands people use. */
export async function seedProjects(demo: Demonstration, initiativeIds: InitiativeIds): Promise<void> {
  for (const project of SEED_PROJECTS) await seedProject(demo, project, initiativeIds);
}

const UNPUBLISHED: Partial<Record<SeedProject["status"], "draft" | "submitted">> = {
  draft: "draft",
  submitted: "submitted",
  declined: "submitted",
  changes_requested: "submitted",
};

/** How far it came at first; what others joined had been on the board before it was taken off. */
function firstCameTo({ status, partners }: SeedProject): "draft" | "submitted" | "published" {
  const hasMembers = partners.some((one) => "member" in one);
  return status === "changes_requested" && hasMembers ? "published" : (UNPUBLISHED[status] ?? "published");
}

async function seedProject(demo: Demonstration, project: SeedProject, ids: InitiativeIds): Promise<void> {
  const author = await actAs(demo, project.leadPerson);
  const coordinator = await actAs(demo, COORDINATOR);
  const upTo = firstCameTo(project);
  const leadInstitutionId = await memberAt(demo, project.lead);
  const posted = await createProject(daysAgo(demo, project.createdDaysAgo), {
    leadInstitutionId,
    author,
    values: { ...valuesOf(project, demo.today), initiatives: supportedBy(project, ids) },
    upTo,
    coordinator,
    putIn: project.isUnescoNamePlanned ? (id) => seedAuthorization(demo, id, author) : undefined,
  });
  if (upTo === "published") await seedOthers(demo, posted, { project, author });
  await seedSteps(demo, posted, { project, author, coordinator });
  await seedResults(demo, { id: posted.id, slug: project.slug, leadInstitutionId, author, coordinator });
}

/** The written authorization to use the name of UNESCO, as a letter that says what it stands for. */
async function seedAuthorization(demo: Demonstration, projectId: string, author: Viewer): Promise<void> {
  const lines = ["In the demonstration this page stands for the letter of authorization."];
  const bytes = await sampleDocument("Authorization to use a name", lines, demo.today);
  const sound = { name: "authorization.pdf", bytes, mediaType: "application/pdf" };
  const put = await storeSound(demo.services, sound, (file) =>
    putAuthorization(demo.services, { projectId, file }, author),
  );
  succeeded("authorization", put);
}

async function seedOthers(
  demo: Demonstration,
  posted: PostedProject,
  { project, author }: { project: SeedProject; author: Viewer },
): Promise<void> {
  for (const interest of SEED_INTERESTS.filter((one) => one.project === project.slug)) {
    await seedInterest(demo, posted, { interest, author });
  }
  for (const partner of project.partners) await seedPartner(demo, posted, { partner, project, author });
  if (project.slug === SEED_DISCUSSION.project) await seedDiscussion(demo, posted.id);
}

const supportedBy = ({ slug }: SeedProject, ids: InitiativeIds) => SUPPORTED[slug]?.map((key) => ids.get(key) ?? key);

function valuesOf(project: SeedProject, today: Date): ProjectValues {
  const { title, partners, partnerNeeds, workingLanguages, unescoFields, themes, sdgs, fields, ...seed } = project;
  const dayIn = (days: number | undefined) => (days === undefined ? undefined : isoDay(addDays(today, days)));
  const outside = partners.flatMap((one) =>
    "externalName" in one ? [{ name: one.externalName, country: one.country, role: one.role }] : [],
  );
  const { acronym, kind, fundingStatus, programme, callUrl, budgetBand, visibility } = seed;
  return {
    ...{ acronym, kind, fundingStatus, programme, callUrl, budgetBand, visibility },
    ...textOf(project),
    titleEn: title.en,
    ...inEachField("title", (locale) => title[locale]),
    themes: [...themes],
    sdgs: [...sdgs],
    fields: [...fields],
    unescoFields: [...unescoFields],
    countries: [...seed.countries],
    languages: [...workingLanguages],
    startMonth: monthIn(today, seed.startsInMonths),
    endMonth: monthIn(today, seed.endsInMonths),
    callDeadline: dayIn(seed.callDeadlineInDays),
    isSeekingPartners: partnerNeeds.length > 0,
    needs: partnerNeeds.map((need) => ({ ...need, countries: [...need.countries] })),
    answerBy: dayIn(seed.answerInDays),
    partners: outside,
    targetGroups: [...seed.targetGroups],
    ethicsNotes: seed.ethicsNotes,
    isUnescoNamePlanned: seed.isUnescoNamePlanned,
  };
}

// What was written in another language was translated into English.
function textOf({ slug, summary, summaryIn = {}, description }: SeedProject) {
  const written = WRITTEN_IN[slug];
  const translated = inEachField("summary", (locale) => summaryIn[locale]);
  if (!written) return { textLanguage: "en" as const, summary, description, ...translated };
  return { ...written, summaryEn: summary, descriptionEn: description };
}

function monthIn(today: Date, months: number): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}

async function seedInterest(
  demo: Demonstration,
  { id: projectId, slug }: PostedProject,
  { interest, author }: { interest: SeedInterest; author: Viewer },
): Promise<void> {
  const { db } = demo.services;
  const { need, role, message, staffAvailable, canCoFund, isHeadInformed, sentDaysAgo } = interest;
  const needs = await db.select().from(projectNeeds).where(eq(projectNeeds.projectId, projectId));
  const needId = need === "other" ? need : (needs.find(({ position }) => position === need)?.id ?? "other");
  const lists = { countries: [...interest.countries], languages: [...interest.languages] };
  const institutionId = await memberAt(demo, interest.member);
  const values = { institutionId, needId, role, message, staffAvailable, canCoFund, isHeadInformed, ...lists };
  const sender = await actAs(demo, interest.person);
  const sent = await expressInterest(daysAgo(demo, sentDaysAgo), { projectId, values }, sender);
  const { id: interestId } = succeeded(`interest in ${slug}`, sent);
  const then = daysAgo(demo, Math.max(0, sentDaysAgo - ANSWERED_AFTER_DAYS));
  const answered = { projectId, interestId, note: interest.answerNote };
  if (interest.status === "accepted") succeeded("accepting", await acceptInterest(then, answered, author));
  if (interest.status === "waiting_list") succeeded("listing", await putOnWaitingList(then, answered, author));
  if (interest.status === "withdrawn") succeeded("withdrawing", await withdrawInterest(then, answered, sender));
  if (interest.status !== "declined") return;
  const reason = interest.declineReason ?? "other";
  succeeded("declining", await declineInterest(then, { ...answered, reason }, author));
}

/** Since when a place is offered: since the project began, or since the interest of its member was accepted. */
function invitedDaysAgo({ slug, createdDaysAgo }: SeedProject, member: string): number {
  const isTheirs = (one: SeedInterest) => one.project === slug && one.member === member && one.status === "accepted";
  const interest = SEED_INTERESTS.find(isTheirs);
  return interest ? interest.sentDaysAgo - ANSWERED_AFTER_DAYS : createdDaysAgo;
}

interface Joining {
  partner: SeedPartner;
  project: SeedProject;
  author: Viewer;
}

async function seedPartner(demo: Demonstration, posted: PostedProject, { partner, project, author }: Joining) {
  if (!("member" in partner)) return;
  const institutionId = await memberAt(demo, partner.member);
  const place = { projectId: posted.id, institutionId };
  const then = daysAgo(demo, Math.max(0, invitedDaysAgo(project, partner.member) - 4));
  if (!(await isInvited(demo, place))) {
    succeeded("inviting", await inviteMember(then, { ...place, role: partner.role }, author));
  }
  if (partner.status === "invited") return;
  const [representative] = SEED_MEMBERS.find(({ slug }) => slug === partner.member)?.representatives ?? [];
  const speaker = await actAs(demo, representative?.email ?? "");
  succeeded("confirming", await confirmPartnership(then, place, speaker));
  if (partner.status === "left") succeeded("leaving", await leavePartnership(daysAgo(demo, 1), place, speaker));
}

async function isInvited({ services: { db } }: Demonstration, place: { projectId: string; institutionId: string }) {
  const { projectId, institutionId } = place;
  const isIt = and(eq(projectPartners.projectId, projectId), eq(projectPartners.institutionId, institutionId));
  return (await db.select().from(projectPartners).where(isIt)).length > 0;
}
