import { and, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import {
  coordinatedCountries,
  institutionIds,
  isCoordinator,
  isStaff,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { holdersOf } from "#app/features/members/institution/membership-queries.server.ts";
import { askedOnce } from "#db/asked-once.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { OPEN_INTERESTS } from "#db/vocabulary.ts";
import { isAsVisitor } from "./as-visitor.ts";
import { ON_BOARD } from "./project.ts";
import { type Audience, entitledIds, isInsider, worksOnProjectsOf } from "./project.policy.ts";
import { hasPlaceOn } from "./standing-place.server.ts";

interface Asking {
  viewer: Viewer | null;
  today: string;
}

async function readAudience(db: Reader, { viewer, today }: Asking): Promise<Audience> {
  const holders = await holdersOf(db, viewer, today);
  const audience = { viewer, today, institutionIds: institutionIds(viewer), holders };
  return { ...audience, coEdits: await coEditedBy(db, audience) };
}

const audienceOf = askedOnce("audience", ({ viewer, today }: Asking) => `${viewer?.id} ${today}`, readAudience);

/** What a person's grants are worth on a day: how the memberships of their institutions stand. */
export const getAudience = (db: Reader, viewer: Viewer | null, today: string): Promise<Audience> =>
  audienceOf(db, { viewer, today });

/** For whom a list is made: for whoever asks, or for visitors where its address says so. */
export const getReaders = (db: Reader, viewer: Viewer | null, today: string, search: URLSearchParams) =>
  getAudience(db, isAsVisitor(search) ? null : viewer, today);

// It rests with the rights of the institution for which the person writes, and ends with the person's work on projects there.
async function coEditedBy(db: Reader, audience: Omit<Audience, "coEdits">): Promise<string[]> {
  const { viewer, holders } = audience;
  const ids = entitledIds({ holders }, "join_projects").filter((id) => worksOnProjectsOf(viewer, id));
  if (!viewer || ids.length === 0) return [];
  const { projectId, userId, status, institutionId } = projectEditors;
  const isTheirs = and(eq(userId, viewer.id), eq(status, "confirmed"), inArray(institutionId, ids));
  return (await db.select({ projectId }).from(projectEditors).where(isTheirs)).map((one) => one.projectId);
}

/** The lead institution's projects are shown: its membership is in force. In queries that read `projects`. */
export function leadIsShown(today: string): SQL {
  return sql`exists (select 1 from ${memberships} where ${memberships.institutionId} = ${projects.leadInstitutionId} and ${entitled("show_projects", today)})`;
}

/**
 * It is in a state of the board. Not the bare column: SQLite would go through all projects of these states by their index, though
 * a page asks for twenty by their ids.
 */
export const standsOnBoard = inArray(sql`(${projects.status} || '')`, ON_BOARD);

const openTo = (audience: Audience) => (isInsider(audience) ? (["public", "members"] as const) : (["public"] as const));

/** The projects on the board that are published for the public, or for members and the secretariat. */
export function publishedFor(audience: Audience): SQL | undefined {
  return and(standsOnBoard, leadIsShown(audience.today), inArray(projects.visibility, openTo(audience)));
}

/** The archived projects that were published for somebody: their pages are gone, what they have brought about is not. */
export function shelvedFor(audience: Audience): SQL | undefined {
  const { status, publishedAt, visibility } = projects;
  const wasPublished = and(eq(status, "archived"), isNotNull(publishedAt), inArray(visibility, openTo(audience)));
  return and(wasPublished, leadIsShown(audience.today));
}

/**
 * The projects that exist for somebody: the one rule for lists, counts, search and pages. For queries that join
 * `institutions` as the lead. Whoever may not see a project cannot tell it from a missing one.
 */
export function visibleTo(db: Reader, audience: Audience): SQL | undefined {
  return or(standingRule(audience), ownRule(db, audience));
}

/** The half of `visibleTo` that goes by somebody's standing and is the same for all of one standing. */
export function standingRule(audience: Audience): SQL | undefined {
  return or(publishedFor(audience), ...staffRules(audience.viewer));
}

/** What tells people apart for whom `standingRule` is not the same. */
export function standingKey(audience: Audience): string {
  const { viewer, today } = audience;
  if (!viewer || !isStaff(viewer)) return `${today} ${isInsider(audience) ? "insiders" : "everybody"}`;
  const countries = isCoordinator(viewer) ? (coordinatedCountries(viewer)?.toSorted().join() ?? "all") : "none";
  return `${today} staff ${countries}`;
}

/** The half of `visibleTo` that goes by the institutions somebody acts for; undefined without any. */
export function ownRule(db: Reader, { institutionIds: ids, today, coEdits }: Audience): SQL | undefined {
  if (ids.length === 0) return undefined;
  const isStarted = or(standsOnBoard, eq(projects.status, "archived"));
  const asPartner = db
    .select({ id: projectPartners.projectId })
    .from(projectPartners)
    .where(and(inArray(projectPartners.institutionId, [...ids]), hasPlaceOn(today)));
  // What is hidden from the others stays with those who work on it.
  const inIt = db
    .select({ id: projectPartners.projectId })
    .from(projectPartners)
    .where(and(inArray(projectPartners.institutionId, [...ids]), eq(projectPartners.status, "confirmed")));
  const asInterested = db
    .select({ id: projectInterests.projectId })
    .from(projectInterests)
    .where(and(inArray(projectInterests.institutionId, [...ids]), inArray(projectInterests.status, OPEN_INTERESTS)));
  return or(
    inArray(projects.leadInstitutionId, [...ids]),
    ...(coEdits.length > 0 ? [inArray(projects.id, [...coEdits])] : []),
    and(isStarted, inArray(projects.id, asPartner)),
    and(eq(projects.status, "hidden"), inArray(projects.id, inIt)),
    and(standsOnBoard, leadIsShown(today), inArray(projects.id, asInterested)),
  );
}

// A coordinator sees all that was ever submitted in the countries of the scope; other staff what members see, also of
// a suspended lead.
function staffRules(viewer: Viewer | null): (SQL | undefined)[] {
  if (!viewer || !isStaff(viewer)) return [];
  const rules = [and(standsOnBoard, inArray(projects.visibility, ["public", "members"]))];
  if (isCoordinator(viewer)) rules.push(and(wasSubmitted, inScopeOf(viewer)));
  return rules;
}

const wasSubmitted = and(ne(projects.status, "draft"), sql`${projects.submittedAt} is not null`);

/** Led from a country of a coordinator's scope. For queries that join `institutions` as the lead. */
export function inScopeOf(viewer: Viewer): SQL | undefined {
  const countries = coordinatedCountries(viewer);
  return countries === null ? undefined : inArray(institutions.country, [...countries]);
}
