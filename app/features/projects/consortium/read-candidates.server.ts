import { inArray } from "drizzle-orm";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import type { NeedFacts, ProjectFacts } from "../matching/match-facts.ts";
import { type Match, matchNeed } from "../matching/match-rules.ts";
import { readProfiles } from "../matching/read-profiles.server.ts";
import { likelyMembers } from "../partners/members-that-fit.server.ts";
import type { Candidate } from "./call.ts";

/** So many members are looked at closely for each partner wanted: those of whom most speaks for them. */
const MOST_FOR_A_NEED = 250;
const AT_ONCE = 250;

export interface FittingMember extends InstitutionNames {
  id: string;
  slug: string;
  country: string;
  /** What it fits, by the need. */
  matches: ReadonlyMap<string, Match>;
}

interface Wanted {
  facts: ProjectFacts;
  needs: readonly NeedFacts[];
  except: readonly string[];
  today: string;
}

/** The members that fit at least one of some partners wanted. */
export async function readFitting(db: Reader, { facts, needs, ...rest }: Wanted): Promise<FittingMember[]> {
  const ids = new Set<string>();
  for (const need of needs)
    for (const id of await likelyMembers(db, { facts, need, ...rest }, MOST_FOR_A_NEED)) ids.add(id);
  const found: FittingMember[] = [];
  const all = [...ids];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    const [profiles, names] = [await readProfiles(db, some), await readNames(db, some)];
    for (const profile of profiles) {
      const fitting = needs.flatMap((need): [string, Match][] => {
        const match = matchNeed(profile, facts, need);
        return match ? [[need.id, match]] : [];
      });
      const named = names.get(profile.id);
      if (named && fitting.length > 0) found.push({ ...named, matches: new Map(fitting) });
    }
  }
  return found;
}

async function readNames(db: Reader, ids: readonly string[]) {
  const { id, slug, country } = institutions;
  const rows = await db
    .select({ id, slug, country, ...nameColumns })
    .from(institutions)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same, as the solver asks for it. */
export const candidateOf = ({ id, country, matches }: FittingMember): Candidate => ({
  ...{ id, country },
  needs: new Map([...matches].map(([need, { score }]) => [need, score])),
});
