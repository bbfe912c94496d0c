import { and, asc, desc, eq, inArray, notInArray, or, type SQL, sql } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projectsNotForUs } from "#db/schema/matching.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { INSTITUTION_TYPES } from "#db/vocabulary-taxonomies.ts";
import { type NeedFacts, orgKindOf, type ProjectFacts } from "../matching/match-facts.ts";
import { type Match, matchNeed, WEIGHTS } from "../matching/match-rules.ts";
import { readProfiles } from "../matching/read-profiles.server.ts";

/** So many are usually looked at closely for each partner wanted. */
const MOST_READ = 60;

interface Wanted {
  facts: ProjectFacts;
  need: NeedFacts;
  /** Those that are in, have asked, or are not to be asked. */
  except: readonly string[];
  today: string;
}

/** What of the topics of members speaks for them, and how much. */
function pointsOf({
  facts,
  need,
}: Pick<Wanted, "facts" | "need">): [kind: "offer" | "theme" | "field", codes: string[], points: number][] {
  return [
    ["offer", [...need.asks], WEIGHTS.offer],
    ["field", [...need.fields], WEIGHTS.asked_field],
    ["theme", [...facts.themes], WEIGHTS.theme],
    ["field", facts.fields.filter((code) => !need.fields.includes(code)), WEIGHTS.field],
  ];
}

/** Who may be this partner at all, in SQL. */
function mayBe({ need: { orgKind, countries }, except, today }: Wanted): SQL | undefined {
  const ofKind = orgKind && INSTITUTION_TYPES.filter((type) => orgKindOf(type) === orgKind);
  return and(
    entitled("join_projects", today),
    notInArray(institutions.id, [...except]),
    ofKind ? inArray(institutions.type, ofKind) : undefined,
    countries.length > 0 ? inArray(institutions.country, [...countries]) : undefined,
  );
}

/** The members of whom most speaks for them by what they are filed under. */
export async function likelyMembers(db: Reader, wanted: Wanted, most = MOST_READ): Promise<string[]> {
  const { kind, code, institutionId } = institutionTopics;
  const asked = pointsOf(wanted).filter(([, codes]) => codes.length > 0);
  if (asked.length === 0) return [];
  const ofKind = ([topic, codes]: (typeof asked)[number]) => and(eq(kind, topic), inArray(code, codes));
  const points = sql.join(
    asked.map((one) => sql`sum(case when ${ofKind(one)} then ${sql.raw(String(one[2]))} else 0 end)`),
    sql` + `,
  );
  const rows = await db
    .select({ id: institutionId })
    .from(institutionTopics)
    .innerJoin(institutions, eq(institutions.id, institutionId))
    .innerJoin(memberships, eq(memberships.institutionId, institutionId))
    .where(and(or(...asked.map(ofKind)), mayBe(wanted)))
    .groupBy(institutionId)
    .orderBy(desc(points), asc(institutionId))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** The members that fit a partner wanted best, the best first. */
export async function membersThatFit(
  db: Reader,
  wanted: Wanted,
  limit: number,
): Promise<{ id: string; match: Match }[]> {
  const profiles = await readProfiles(db, await likelyMembers(db, wanted));
  return profiles
    .flatMap((profile) => {
      const match = matchNeed(profile, wanted.facts, wanted.need);
      return match ? [{ id: profile.id, match }] : [];
    })
    .sort((one, other) => other.match.score - one.match.score || (one.id < other.id ? -1 : 1))
    .slice(0, limit);
}

/** The members that have asked to join a project, or said that it is not for them. */
export async function settledMembers(db: Reader, projectId: string): Promise<string[]> {
  const [asked, refused] = await Promise.all([
    db
      .select({ id: projectInterests.institutionId })
      .from(projectInterests)
      .where(eq(projectInterests.projectId, projectId)),
    db
      .select({ id: projectsNotForUs.institutionId })
      .from(projectsNotForUs)
      .where(eq(projectsNotForUs.projectId, projectId)),
  ]);
  return [...asked, ...refused].map(({ id }) => id);
}
