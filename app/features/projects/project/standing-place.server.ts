import { and, eq, gte, isNull, or, type SQL, sql } from "drizzle-orm";
import { projectPartners } from "#db/schema/partners.ts";
import type { PartnerStatus } from "#db/vocabulary.ts";

interface Place {
  status: PartnerStatus;
  answerBy: string | null;
}

/** How a place stands on a day: an invitation is over with its last day, whenever that is noted. */
export const placeOn = ({ status, answerBy }: Place, today: string): PartnerStatus =>
  status === "invited" && answerBy !== null && answerBy < today ? "lapsed" : status;

/** The invitation can still be answered. In queries that read `project_partners`, as the next. */
export const isInvitedOn = (today: string): SQL | undefined =>
  and(
    eq(projectPartners.status, "invited"),
    or(isNull(projectPartners.answerBy), gte(projectPartners.answerBy, today)),
  );

/** The same in a query that reads `project_partners`; null where it has no such row. */
export const standingOn = (today: string) =>
  sql<PartnerStatus | null>`case when ${projectPartners.status} = 'invited' and ${projectPartners.answerBy} < ${today}
    then 'lapsed' else ${projectPartners.status} end`;

/** Invited, or confirmed. */
export const hasPlaceOn = (today: string): SQL | undefined =>
  or(eq(projectPartners.status, "confirmed"), isInvitedOn(today));
