import { and, asc, desc, eq, inArray, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { onBoardFor } from "./board-queries.server.ts";
import { type BoardRow, selectCards, withDetails } from "./select-cards.server.ts";
import type { Audience } from "../project/project.policy.ts";

/**
 * The projects an institution leads or has confirmed to take part in, as far as somebody may see them; newest first.
 * For the institution's page in the directory.
 */
export async function listProjectsOfInstitution(
  db: Reader,
  institutionId: string,
  audience: Audience,
): Promise<(BoardRow & { isLead: boolean })[]> {
  const joined = db
    .select({ id: projectPartners.projectId })
    .from(projectPartners)
    .where(and(eq(projectPartners.institutionId, institutionId), eq(projectPartners.status, "confirmed")));
  const isTheirs = or(eq(projects.leadInstitutionId, institutionId), inArray(projects.id, joined));
  const slice = { order: [desc(projects.publishedAt), asc(projects.id)], limit: 50, offset: 0 };
  const cards = await selectCards(db, and(onBoardFor(db, audience), isTheirs), slice);
  const rows = await withDetails(db, cards, audience);
  return rows.map((row) => ({ ...row, isLead: row.leadInstitutionId === institutionId }));
}
