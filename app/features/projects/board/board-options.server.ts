import { count, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projects, projectTopics } from "#db/schema/projects.ts";
import { onBoardFor, type TopicKind } from "./board-queries.server.ts";
import type { Audience } from "../project/project.policy.ts";

export interface BoardOptions {
  theme: Map<string, number>;
  kind: Map<string, number>;
  country: Map<string, number>;
  unesco: Map<string, number>;
  language: Map<string, number>;
  status: Map<string, number>;
}

/** What the filters offer: the codes that occur among the projects visible to somebody, with how many have them. */
export async function listBoardOptions(db: Reader, audience: Audience): Promise<BoardOptions> {
  const visible = db
    .select({ id: projects.id })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(onBoardFor(db, audience));
  const [topics, own] = await Promise.all([
    db
      .select({ kind: projectTopics.kind, code: projectTopics.code, number: count() })
      .from(projectTopics)
      .where(inArray(projectTopics.projectId, visible))
      .groupBy(projectTopics.kind, projectTopics.code),
    db
      .select({ kind: projects.kind, status: projects.status, number: count() })
      .from(projects)
      .where(inArray(projects.id, visible))
      .groupBy(projects.kind, projects.status),
  ]);
  const ofTopic = (wanted: TopicKind) =>
    new Map(topics.filter(({ kind }) => kind === wanted).map(({ code, number }) => [code, number]));
  return {
    theme: ofTopic("theme"),
    country: ofTopic("country"),
    unesco: ofTopic("unesco_field"),
    language: ofTopic("language"),
    kind: summed(own.map(({ kind, number }) => [kind ?? "", number])),
    status: summed(own.map(({ status, number }) => [status, number])),
  };
}

function summed(entries: [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [code, number] of entries) sums.set(code, (sums.get(code) ?? 0) + number);
  return sums;
}
