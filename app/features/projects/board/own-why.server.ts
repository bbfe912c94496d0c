import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { inArray } from "drizzle-orm";
import { type Match, matchOf } from "../matching/match-rules.ts";
import { type OwnSide, ownSides } from "../matching/own-sides.server.ts";
import type { OwnWhyView } from "../matching/why-model.ts";
import { whyView } from "../matching/why-view.server.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { boardIndex, type BoardIndex } from "./board-index.server.ts";

type Named = { id: string } & InstitutionNames;

/** What the institutions are called for which a person reads; nothing is asked where there is only one. */
async function namesOf(db: Reader, sides: readonly OwnSide[]): Promise<readonly Named[]> {
  if (sides.length < 2) return [];
  const ids = sides.map(({ profile }) => profile.id);
  return db
    .select({ id: institutions.id, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, ids));
}

interface Best {
  side: OwnSide;
  match: Match;
}

/** For which of a person's institutions a project is the best; null where it suits none, or takes no interest. */
function bestOf(id: string, sides: readonly OwnSide[], index: BoardIndex): Best | null {
  const at = index.numberOf(id);
  const facts = at === undefined || !index.isSeeking(at) ? undefined : index.factsOf(at);
  let best: Best | null = null;
  for (const side of facts && sides.every(({ profile }) => profile.id !== facts.leadId) ? sides : []) {
    const match = side.settled.has(id) || !facts ? null : matchOf(side.profile, facts);
    if (match && (best === null || match.score > best.match.score)) best = { side, match };
  }
  return best;
}

/** Why projects that somebody is shown suit that person's institutions, by the ids of the projects. */
export async function ownWhys(
  db: Reader,
  ids: readonly string[],
  { sides, index }: { sides: readonly OwnSide[]; index: BoardIndex },
  words: Words,
): Promise<ReadonlyMap<string, OwnWhyView>> {
  const names = await namesOf(db, sides);
  return new Map(
    ids.flatMap((id) => {
      const best = bestOf(id, sides, index);
      if (best === null) return [];
      const named = names.find((one) => one.id === best.side.profile.id);
      const institution = named ? nameOf(named, words.locale).name : null;
      return [[id, { ...whyView(best.match, "you", words), institution }] as const];
    }),
  );
}

/** Why one project suits a person's institutions; null where it suits none, or nobody takes part for one. */
export async function whyOwn(db: Reader, id: string, audience: Audience, words: Words): Promise<OwnWhyView | null> {
  const sides = await ownSides(db, audience);
  if (sides.length === 0) return null;
  const index = await boardIndex(db, words.today);
  return (await ownWhys(db, [id], { sides, index }, words)).get(id) ?? null;
}
