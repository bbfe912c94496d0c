import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { ownAccount } from "./own-account.server.ts";
import { ownApplications } from "./own-applications.server.ts";
import { ownCases } from "./own-cases.server.ts";
import { ownCouncil } from "./own-council.server.ts";
import { ownDues } from "./own-dues.server.ts";
import { ownFiles } from "./own-files.server.ts";
import { ownInvitations } from "./own-invitations.server.ts";
import { ownMembership } from "./own-membership.server.ts";
import { ownProjects } from "./own-projects.server.ts";
import { ownReviews } from "./own-reviews.server.ts";

/**
 * What the portal keeps of one person, for that person: the account, what was agreed to, where it is signed in, the tokens of its programs, roles,
 * letters, what the person did, votes and motions in the council, votes on appeals, messages, what was proposed, corrected and handed over,
 * the applications begun with their answers and whom they named, why an institution was to leave, the files uploaded with where they are, the texts of postings, and the public naming as a contact. No secrets and nobody else's data.
 */
export async function ownData(db: Reader, userId: string) {
  const [account] = await db.select().from(users).where(eq(users.id, userId));
  const email = account?.email ?? "";
  return {
    account,
    ...(await ownAccount(db, userId, email)),
    ...(await ownApplications(db, userId)),
    files: await ownFiles(db, userId),
    ...(await ownCouncil(db, userId)),
    ...(await ownDues(db, userId)),
    reviews: await ownReviews(db, userId),
    ...(await ownCases(db, userId, { email, isVerified: account?.emailVerifiedAt != null })),
    ...(await ownInvitations(db, userId, email)),
    ...(await ownMembership(db, userId)),
    ...(await ownProjects(db, userId)),
  };
}
