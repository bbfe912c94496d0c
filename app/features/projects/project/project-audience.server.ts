import { and, eq, exists, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import {
  coordinatedCountries,
  institutionIds,
  isCoordinator,
  isStaff,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { holdersOf } from "#app/features/members/institution/membership-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { ON_BOARD } from "./project.ts";
import { type Audience, isInsider } from "./project.policy.ts";

/** What a person's grants are worth on a day: how the memberships of their institutions stand. */
export async function getAudience(db: Reader, viewer: Viewer | null, today: string): Promise<Audience> {
  return { viewer, today, institutionIds: institutionIds(viewer), holders: await holdersOf(db, viewer, today) };
}

/** The lead institution's projects are shown: its membership is in force. In queries that read `projects`. */
export function leadIsShown(today: string): SQL {
  return sql`exists (select 1 from ${memberships} where ${memberships.institutionId} = ${projects.leadInstitutionId} and ${entitled("show_projects", today)})`;
}

const isOnBoard = inArray(projects.status, ON_BOARD);

/** The projects on the board that are published for the public, or for members and the secretariat. */
export function publishedFor(audience: Audience): SQL | undefined {
  const open = isInsider(audience) ? (["public", "members"] as const) : (["public"] as const);
  return and(isOnBoard, leadIsShown(audience.today), inArray(projects.visibility, open));
}

/**
 * The projects that exist for somebody: the one rule for lists, counts, search and pages. For queries that join
 * `institutions` as the lead. Whoever may not see a project cannot tell it from a missing one.
 */
export function visibleTo(db: Reader, audience: Audience): SQL | undefined {
  return or(publishedFor(audience), ...ownRules(db, audience), ...staffRules(audience.viewer));
}

function ownRules(db: Reader, { institutionIds: ids, today }: Audience): (SQL | undefined)[] {
  if (ids.length === 0) return [];
  const isStarted = or(isOnBoard, eq(projects.status, "archived"));
  const asPartner = db
    .select({ one: sql`1` })
    .from(projectPartners)
    .where(
      and(
        eq(projectPartners.projectId, projects.id),
        inArray(projectPartners.institutionId, [...ids]),
        inArray(projectPartners.status, ["invited", "confirmed"]),
      ),
    );
  const asInterested = db
    .select({ one: sql`1` })
    .from(projectInterests)
    .where(
      and(
        eq(projectInterests.projectId, projects.id),
        inArray(projectInterests.institutionId, [...ids]),
        eq(projectInterests.status, "sent"),
      ),
    );
  return [
    inArray(projects.leadInstitutionId, [...ids]),
    and(isStarted, exists(asPartner)),
    and(isOnBoard, leadIsShown(today), exists(asInterested)),
  ];
}

// A coordinator sees all that was ever submitted in the countries of the scope; other staff what members see, also of
// a suspended lead.
function staffRules(viewer: Viewer | null): (SQL | undefined)[] {
  if (!viewer || !isStaff(viewer)) return [];
  const rules = [and(isOnBoard, inArray(projects.visibility, ["public", "members"]))];
  if (isCoordinator(viewer)) rules.push(and(wasSubmitted, inScopeOf(viewer)));
  return rules;
}

const wasSubmitted = and(ne(projects.status, "draft"), sql`${projects.submittedAt} is not null`);

/** Led from a country of a coordinator's scope. For queries that join `institutions` as the lead. */
export function inScopeOf(viewer: Viewer): SQL | undefined {
  const countries = coordinatedCountries(viewer);
  return countries === null ? undefined : inArray(institutions.country, [...countries]);
}
