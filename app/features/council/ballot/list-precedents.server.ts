import { and, desc, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listedInstitutions } from "#app/features/applications/file/application-names.server.ts";
import type { ApplicationRow } from "#app/features/applications/file/dossier.server.ts";
import { timeView } from "#app/features/applications/file/review-dates.server.ts";
import { isReadableBy } from "#app/features/applications/file/review-scope.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { Locale } from "#db/locales.ts";
import type { PrecedentView } from "./ballot-model.ts";
import { nearestTo } from "./precedents.ts";

/** Among so many of the latest decisions one looks. */
const MOST_DECISIONS = 2000;

interface Asked {
  file: ApplicationRow;
  reasonCodes: readonly string[];
  viewer: Viewer;
  locale: Locale;
}

/** The five decided files nearest to one, of those this person may read. */
export async function listPrecedents(
  db: Reader,
  { file, reasonCodes, viewer, locale }: Asked,
): Promise<PrecedentView[]> {
  const isInForce = and(isNull(applicationDecisions.heldUntil), isNull(applicationDecisions.takenBackAt));
  const rows = await db
    .select({ application: applications, decision: applicationDecisions })
    .from(applicationDecisions)
    .innerJoin(applications, eq(applications.id, applicationDecisions.applicationId))
    .where(and(isInForce, isReadableBy(viewer)))
    .orderBy(desc(applicationDecisions.createdAt))
    .limit(MOST_DECISIONS);
  const comparable = ({ id, country, precheck, category }: ApplicationRow) => ({
    id,
    country,
    kind: precheck.org_kind ?? "",
    category,
  });
  const all = rows.map(({ application, decision }) => ({
    ...comparable(application),
    category: decision.category ?? application.category,
    reasonCodes: decision.reasonCodes,
    decidedAt: decision.createdAt,
    application,
    decision,
  }));
  const nearest = nearestTo({ ...comparable(file), reasonCodes }, all);
  const institutionOf = await listedInstitutions(
    db,
    nearest.map(({ application }) => application),
    locale,
  );
  return nearest.map(({ application, decision, same, other }) => ({
    id: application.id,
    name: institutionOf(application).name,
    caseNumber: application.caseNumber ?? "",
    at: timeView(decision.createdAt, formatDate(decision.createdAt, locale)),
    outcome: decision.outcome,
    category: decision.category,
    reasonCodes: decision.reasonCodes,
    same,
    other,
  }));
}
