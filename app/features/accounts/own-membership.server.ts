import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { membershipProposals as notices } from "#db/schema/memberships.ts";
import { renamings } from "#db/schema/renamings.ts";
import { membershipRenewals as renewals } from "#db/schema/membership-renewals.ts";
import { membershipYears as years } from "#db/schema/membership-years.ts";
import { membershipObjections as objections } from "#db/schema/objections.ts";
import { membershipWithdrawals as leaving } from "#db/schema/withdrawals.ts";
import { units } from "#db/schema/members.ts";
import { ownMerges } from "./own-merges.server.ts";

/** What this person has asked and said for members, and as whose contact the person is named. */
export async function ownMembership(db: Reader, userId: string) {
  return {
    ...(await ownMerges(db, userId)),
    withdrawals: await db
      .select({ reason: leaving.reason, ends: leaving.ends, lastDay: leaving.lastDay, at: leaving.createdAt })
      .from(leaving)
      .where(eq(leaving.askedById, userId)),
    noticeReplies: await db
      .select({ reply: notices.reply, at: notices.repliedAt })
      .from(notices)
      .where(eq(notices.repliedById, userId)),
    years: await db
      .select({ year: years.year, activities: years.activities, taken: years.taken, at: years.confirmedAt })
      .from(years)
      .where(eq(years.confirmedById, userId)),
    renewals: await db
      .select({ endsOn: renewals.endsOn, summary: renewals.summary, at: renewals.askedAt })
      .from(renewals)
      .where(eq(renewals.askedById, userId)),
    renamings: await db
      .select({ names: renamings.after, since: renamings.since, reason: renamings.reason, at: renamings.askedAt })
      .from(renamings)
      .where(eq(renamings.askedById, userId)),
    objections: await db
      .select({ objection: objections.objection, at: objections.createdAt })
      .from(objections)
      .where(eq(objections.objectedById, userId)),
    unitContactOf: await db
      .select({ institutionId: units.institutionId, unit: units.name })
      .from(units)
      .where(eq(units.contactId, userId)),
    contactOf: await db.select().from(institutionPeople).where(eq(institutionPeople.userId, userId)),
  };
}
