import { count, eq, inArray } from "drizzle-orm";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { onBoardFor } from "./board-queries.server.ts";

/** An initiative by which the board can be filtered. */
export interface InitiativeChoice {
  slug: string;
  title: string;
  /** How many projects name it, of those somebody sees. */
  number: number;
}

/** The published initiatives that projects of the board name, and the one that is asked for. */
export async function listInitiativeChoices(
  db: Reader,
  audience: Audience,
  asked: string | null,
  { locale }: Words,
): Promise<InitiativeChoice[]> {
  const all = await listPublished(db);
  const visible = db
    .select({ id: projects.id })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(onBoardFor(db, audience));
  const counted = await db
    .select({ id: projectInitiatives.initiativeId, number: count() })
    .from(projectInitiatives)
    .where(inArray(projectInitiatives.projectId, visible))
    .groupBy(projectInitiatives.initiativeId);
  const collator = new Intl.Collator(locale);
  return all
    .map((one) => ({
      slug: one.row.slug ?? "",
      title: initiativeTitle(one, locale).text,
      number: counted.find(({ id }) => id === one.row.id)?.number ?? 0,
    }))
    .filter(({ slug, number }) => number > 0 || slug === asked)
    .sort((one, other) => collator.compare(one.title, other.title));
}
