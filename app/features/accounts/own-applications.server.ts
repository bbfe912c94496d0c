import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applications, applicationSections as section } from "#db/schema/applications.ts";
import { draftVersions, unsentTexts } from "#db/schema/drafts.ts";
import { applicationFormalities as formalities } from "#db/schema/formalities.ts";

// The names of those who decided or review are theirs.
const { id, caseNumber, status, category, precheck, institutionName, country, city, createdAt: begun } = applications;
const { submittedAt, decidedAt } = applications;
const OWN_APPLICATION = {
  ...{ id, caseNumber, status, category, precheck, institutionName, country, city, begun },
  ...{ submittedAt, decidedAt },
};

/** The applications this person has begun, with their answers, whom they named, and what was changed in them. */
export async function ownApplications(db: Reader, userId: string) {
  return {
    applications: await db.select(OWN_APPLICATION).from(applications).where(eq(applications.ownerId, userId)),
    answers: await db
      .select({ applicationId: section.applicationId, section: section.section, answers: section.answers })
      .from(section)
      .innerJoin(applications, eq(applications.id, section.applicationId))
      .where(eq(applications.ownerId, userId)),
    representatives: await db
      .select({
        applicationId: formalities.applicationId,
        primary: formalities.primary,
        alternate: formalities.alternate,
      })
      .from(formalities)
      .innerJoin(applications, eq(applications.id, formalities.applicationId))
      .where(eq(applications.ownerId, userId)),
    waivers: await db
      .select({ applicationId: formalities.applicationId, reason: formalities.waivedReason, at: formalities.waivedAt })
      .from(formalities)
      .where(eq(formalities.waivedById, userId)),
    changes: await db
      .select({ applicationId: draftVersions.applicationId, at: draftVersions.savedAt, changes: draftVersions.changes })
      .from(draftVersions)
      .where(eq(draftVersions.savedById, userId)),
    unsent: await db
      .select({ applicationId: unsentTexts.applicationId, body: unsentTexts.body, keptAt: unsentTexts.keptAt })
      .from(unsentTexts)
      .where(eq(unsentTexts.userId, userId)),
  };
}
