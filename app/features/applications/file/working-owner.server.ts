import { type SQL, sql } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { grants } from "#db/schema/grants.ts";

const NEVER = sql`1 = 0`;

const isWorkingPost = sql`post.role = ${"coordinator"} and post.revoked_at is null and owner.suspended_at is null`;
const posts = sql`${grants} as post join ${users} as owner on owner.id = post.user_id`;

// Asked once for all files, not for each: a count over thousands of them stands on every page of the staff.
const hasPostOwner = sql`(${applications.coordinatorId} in (select post.user_id from ${posts}
    where ${isWorkingPost} and post.countries is null)
  or exists (select 1 from ${posts} where post.user_id = ${applications.coordinatorId}
    and ${isWorkingPost} and cast(post.countries as text) like '%"' || ${applications.country} || '"%'))`;

const isOwnerTied = (own: SQL, column: "application_id" | "institution_id") =>
  sql`(${applications.coordinatorId}, ${own}) in (select tie.user_id, tie.${sql.raw(column)} from ${grants} as post
    join ${grants} as tie on tie.user_id = post.user_id
    where post.role = ${"coordinator"} and tie.revoked_at is null and tie.${sql.raw(column)} is not null)`;

const isOwnerRecused = sql`(coalesce((${applications.id}, ${applications.coordinatorId}) in (
    select ${conflictsOfInterest.applicationId}, ${conflictsOfInterest.userId} from ${conflictsOfInterest}
    where ${conflictsOfInterest.undoneAt} is null), ${NEVER})
  or coalesce(${isOwnerTied(sql`${applications.id}`, "application_id")}, ${NEVER})
  or coalesce(${isOwnerTied(sql`${applications.institutionId}`, "institution_id")}, ${NEVER}))`;

/** Of files: their coordinator can work on them. */
export const hasWorkingOwner = sql`(coalesce(${hasPostOwner}, ${NEVER}) and not ${isOwnerRecused})`;
