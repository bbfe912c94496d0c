import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { termColumns } from "#app/features/members/institution/entitled.server.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import type { MembershipTerm } from "#app/features/members/institution/rights.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import type { PartnerStatus } from "#db/vocabulary.ts";
import { standingOn } from "../project/standing-place.server.ts";

const isWaitingFirst = sql`case ${projectInterests.status} when 'sent' then 0 when 'waiting_list' then 1 else 2 end`;

export interface InterestRow {
  interest: typeof projectInterests.$inferSelect;
  institution: InstitutionNames & { slug: string; country: string };
  term: MembershipTerm | null;
  /** Who sent it. */
  person: string | null;
  /** Who answered it. */
  answerer: string | null;
  /** Where the invitation that answered it stands. */
  place: PartnerStatus | null;
}

/** Interest in a project: what waits for an answer first, then the newest. The lead sees all of it, an institution its own. */
export async function listInterests(
  db: Reader,
  { projectId, today }: { projectId: string; today: string },
  institutionIds?: readonly string[],
): Promise<InterestRow[]> {
  if (institutionIds?.length === 0) return [];
  const isTheirs = institutionIds && inArray(projectInterests.institutionId, [...institutionIds]);
  const answerer = db.select({ name: users.name }).from(users).where(eq(users.id, projectInterests.answeredById));
  return db
    .select({
      interest: projectInterests,
      institution: {
        slug: institutions.slug,
        ...nameColumns,
        country: institutions.country,
      },
      term: termColumns,
      person: users.name,
      answerer: sql<string | null>`(${answerer})`,
      place: standingOn(today),
    })
    .from(projectInterests)
    .innerJoin(institutions, eq(institutions.id, projectInterests.institutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projectInterests.institutionId))
    .leftJoin(users, eq(users.id, projectInterests.expressedById))
    .leftJoin(projectPartners, eq(projectPartners.interestId, projectInterests.id))
    .where(and(eq(projectInterests.projectId, projectId), isTheirs))
    .orderBy(asc(isWaitingFirst), desc(projectInterests.createdAt), asc(projectInterests.id));
}
