import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { Words } from "../project/project-words.server.ts";
import type { EndView } from "./desk-model.ts";
import { isEndFresh } from "./end-partnership.server.ts";

/** A place whose partnership has ended: why, and whether that can still be taken back. */
export interface EndedPlace {
  view: EndView;
  endedAt: Date | null;
  status: "left" | "removed";
}

/** The places of a project whose partnership has ended, by their ids. */
export async function readEnds(db: Reader, projectId: string, { t }: Words): Promise<ReadonlyMap<string, EndedPlace>> {
  const { id, status, endReason, endNote, answeredAt } = projectPartners;
  const rows = await db
    .select({ id, status, endReason, endNote, answeredAt })
    .from(projectPartners)
    .where(and(eq(projectPartners.projectId, projectId), inArray(status, ["left", "removed"])));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        view: { reason: row.endReason && t(`vocabulary:end_reason.${row.endReason}`), note: row.endNote },
        endedAt: row.answeredAt,
        status: row.status as EndedPlace["status"],
      },
    ]),
  );
}

/** Whether the side that ended it may take that back now, as far as the place goes. */
export const isTakenBack = ({ status, endedAt }: EndedPlace, now: Date): boolean =>
  isEndFresh({ status, answeredAt: endedAt }, now);
