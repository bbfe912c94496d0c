import { and, inArray } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { askedUntil } from "#app/features/accounts/judges.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { peopleOfInstitution } from "#app/features/projects/project/project-letters.server.ts";
import { PROJECT_ROLES } from "#app/features/projects/project/project.policy.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { pageHidings } from "#db/schema/moderation.ts";
import type { Page } from "./load-page.server.ts";
import { moderationLetter, type ToldOfPage } from "./moderation-letters.ts";
import { hidingPath } from "./moderation.ts";

type Hiding = typeof pageHidings.$inferSelect;

/** The institutions that are told as authors: of the outcome of a second look only the lead and the one that asked for it. */
async function authorIdsOf(db: Reader, { ofIds, institutionId }: Page, { event, hiding }: ToAuthors) {
  if (event !== "kept") return ofIds;
  const people = await Promise.all(ofIds.map((id) => peopleOf(db, id)));
  const hasAsked = (index: number) => people[index]?.some(({ id }) => id === hiding.askedAgainById);
  return ofIds.filter((id, index) => id === institutionId || hasAsked(index));
}

/** Who answers for a page: the people of its institutions who speak for them or lead it, and who wrote of it. */
async function authorsOf(db: Reader, page: Page, about: ToAuthors): Promise<string[]> {
  const { project, result, writerIds } = page;
  const ofIds = await authorIdsOf(db, page, about);
  const leader = project?.row.leadUserId;
  const people = await Promise.all(
    ofIds.map((id) => peopleOfInstitution(db, id, id === project?.row.leadInstitutionId ? leader : null)),
  );
  return [...new Set([...people.flat(), ...(result ? writerIds : (project?.subject.coWriterIds ?? []))])];
}

interface ToAuthors {
  event: "hidden" | "put_back" | "kept";
  hiding: Hiding;
  origin: string;
  actorId: string;
}

/** Who works on a project for the members that have confirmed their part, beside the authors of the page. */
async function partnersOf(db: Reader, page: Page, about: ToAuthors, today: string) {
  const ofIds = await authorIdsOf(db, page, about);
  const authorIds = await authorsOf(db, page, about);
  const confirmedIds = (page.project?.partnership.confirmedIds ?? []).filter((id) => !ofIds.includes(id));
  // Whose membership has ended reads the project no more.
  const partners = await db
    .select({ id: memberships.institutionId })
    .from(memberships)
    .where(and(inArray(memberships.institutionId, confirmedIds), entitled("meet_partners", today)));
  const people = await Promise.all(partners.map(({ id }) => peopleOf(db, id, PROJECT_ROLES)));
  const ids = new Set(people.flat().map(({ id }) => id));
  return [...ids].filter((id) => !authorIds.includes(id));
}

/** Tells the partners of a project that it or its result was hidden, and why, that it is shown again, or stays hidden. */
export async function tellPartners(tx: Tx, page: Page, about: ToAuthors, now: Date): Promise<void> {
  const { event, hiding, origin, actorId } = about;
  const userIds = await partnersOf(tx, page, about, dayOf(now));
  const why = event === "hidden" ? { fault: hiding.fault } : {};
  const told: ToldOfPage = { titleIn: page.titleIn, url: origin + page.path, ...why };
  const kind = `page-${event}_${page.result ? "result" : "partner"}` as const;
  const occasion = { kind, key: hiding.id, subjectId: hiding.projectId, actorId };
  await writeTo(tx, { userIds, reader: "member" }, occasion, (frame) => moderationLetter(frame, kind, told), now);
}

/** Tells the authors of a page what was done with it, and why. */
export async function tellAuthors(tx: Tx, page: Page, about: ToAuthors, now: Date): Promise<void> {
  const { event, hiding, origin, actorId } = about;
  const userIds = await authorsOf(tx, page, about);
  const told: ToldOfPage = {
    titleIn: page.titleIn,
    url: origin + (event === "put_back" ? page.path : hidingPath(hiding.id)),
    ...(event === "hidden" ? { fault: hiding.fault, words: hiding.reason } : { words: hiding.answer }),
    until: (locale) => formatDate(askedUntil(hiding), locale),
  };
  const kind = `page-${event}` as const;
  const occasion = { kind, key: hiding.id, subjectId: hiding.projectId, actorId };
  await writeTo(tx, { userIds, reader: "member" }, occasion, (frame) => moderationLetter(frame, kind, told), now);
}
