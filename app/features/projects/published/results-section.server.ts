import { and, eq, type SQL } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { listPublished, resultsFor } from "./published-results.server.ts";
import { resultCard } from "./result-page.server.ts";

const MOST_SHOWN = 20;

/** The published results of which something is so, as far as somebody may read them: how many, and the newest. */
export async function resultsSection(db: Reader, where: SQL, audience: Audience, words: Words) {
  const counted = db
    .select({ id: projectResults.id })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectResults.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(resultsFor(db, audience), where))
    .as("counted");
  const rows = await listPublished(db, audience, { where, limit: MOST_SHOWN });
  const total = rows.length < MOST_SHOWN ? rows.length : await db.$count(counted);
  return { total, cards: rows.map((row) => resultCard(row, row.project, words)) };
}
