import { and, eq, gte, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { progressNotes } from "#db/schema/project-work.ts";
import { projectReports } from "#db/schema/results.ts";

interface Asked {
  institution: { id: string };
  since: Date;
}

export const notesOf = (ids: readonly string[], { institution, since }: Asked, db: Reader) =>
  db
    .select({
      projectId: progressNotes.projectId,
      reached: progressNotes.reached,
      countries: progressNotes.countries,
    })
    .from(progressNotes)
    .where(
      and(
        inArray(progressNotes.projectId, [...ids]),
        eq(progressNotes.institutionId, institution.id),
        gte(progressNotes.writtenAt, since),
      ),
    );

/** Whom each project reached since a moment: by its final report, else by the notes of this institution. */
export async function reachedIn(ids: readonly string[], asked: Asked, db: Reader) {
  if (ids.length === 0) return new Map<string, never>();
  const { projectId, peopleTotal, handedInAt, updatedAt } = projectReports;
  // A report tells of them when it is handed in, not when it is mended.
  const isToldOf = or(gte(handedInAt, asked.since), and(isNull(handedInAt), gte(updatedAt, asked.since)));
  const isOfYear = and(inArray(projectId, [...ids]), isNotNull(peopleTotal), isToldOf);
  const reports = new Map((await db.select().from(projectReports).where(isOfYear)).map((row) => [row.projectId, row]));
  const notes = Map.groupBy(await notesOf(ids, asked, db), (note) => note.projectId);
  return new Map(
    ids.flatMap((id) => {
      const report = reports.get(id);
      const noted = (notes.get(id) ?? []).reduce((sum, { reached }) => sum + (reached ?? 0), 0);
      if (!report && noted === 0) return [];
      const counts = report ?? { peopleTotal: noted, peopleWomen: null, peopleYouth: null };
      return [[id, { counts, isReported: report !== undefined }] as const];
    }),
  );
}
