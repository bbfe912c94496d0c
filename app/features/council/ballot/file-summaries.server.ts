import { and, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isOverruled } from "#app/features/applications/checks/judged.ts";
import { summarizeReviews } from "#app/features/applications/scoring/reviewers-page.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { appeals } from "#db/schema/appeals.ts";
import { applicationChecks, applications } from "#db/schema/applications.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import type { Locale } from "#db/locales.ts";
import { CHECKS } from "#db/vocabulary.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import type { FlagView, ItemSummary } from "./ballot-model.ts";
import { listEarlierFiles } from "./earlier-files.server.ts";

interface Asked {
  items: readonly ItemRow[];
  viewer: Viewer;
  locale: Locale;
}

/** What the votes on some files rest on. */
export async function summarizeFiles(
  db: Reader,
  { items, viewer, locale }: Asked,
): Promise<(item: ItemRow) => ItemSummary | null> {
  const ids = items.map(({ subjectId }) => subjectId);
  if (ids.length === 0) return () => null;
  const recommended = await db
    .select({ row: applicationRecommendations, by: users.name })
    .from(applicationRecommendations)
    .leftJoin(users, eq(users.id, applicationRecommendations.recommendedById))
    .where(
      inArray(
        applicationRecommendations.id,
        items.map(({ recommendationId }) => recommendationId),
      ),
    );
  const files = await db.select().from(applications).where(inArray(applications.id, ids));
  const flags = await listFlags(db, ids);
  const overturned = await listOverturnedFiles(db, ids);
  const reviewsOf = await summarizeReviews(db, ids);
  const earlierOf = await listEarlierFiles(db, { files, viewer, locale });
  return ({ subjectId, recommendationId }) => {
    const found = recommended.find(({ row }) => row.id === recommendationId);
    const file = files.find(({ id }) => id === subjectId);
    if (!found || !file) return null;
    const { rationale, reasonCodes } = found.row;
    return {
      kind: "application",
      to: `/review/${file.id}`,
      rationale,
      reasonCodes,
      by: found.by,
      flags: flags.get(subjectId) ?? [],
      earlier: earlierOf(file),
      appealTo: overturned.has(file.id) ? `/review/${file.id}#appeal` : null,
      reviews: reviewsOf(subjectId, found.row),
    };
  };
}

/** The files whose refusal the panel has overturned: the recommendation is put again. */
async function listOverturnedFiles(db: Reader, applicationIds: readonly string[]): Promise<ReadonlySet<string>> {
  const isAllowed = and(inArray(appeals.applicationId, [...applicationIds]), eq(appeals.state, "allowed"));
  const rows = await db.selectDistinct({ id: appeals.applicationId }).from(appeals).where(isAllowed);
  return new Set(rows.map(({ id }) => id));
}

/** The checks a member looks at: failed, of concern, or judged against the machine. */
async function listFlags(db: Reader, applicationIds: readonly string[]): Promise<ReadonlyMap<string, FlagView[]>> {
  const { applicationId, check, result, automaticResult, note } = applicationChecks;
  const rows = await db
    .select({ applicationId, check, result, automaticResult, note })
    .from(applicationChecks)
    .where(inArray(applicationId, [...applicationIds]));
  const flags = new Map<string, FlagView[]>();
  for (const row of rows.sort((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check))) {
    const flag = {
      check: row.check,
      result: row.result,
      note: row.note,
      isOverruled: isOverruled(row.automaticResult, row.result),
    };
    if (!flag.isOverruled && row.result !== "fail" && row.result !== "concern") continue;
    flags.set(row.applicationId, [...(flags.get(row.applicationId) ?? []), flag]);
  }
  return flags;
}
