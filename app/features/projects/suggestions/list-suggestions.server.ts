import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { inArray } from "drizzle-orm";
import { boardIndex, type BoardIndex } from "../board/board-index.server.ts";
import { readCards } from "../board/board-queries.server.ts";
import { boardCard } from "../board/board-view.server.ts";
import { fittingOf } from "../board/fitting.server.ts";
import { ownWhys } from "../board/own-why.server.ts";
import { type OwnSide, ownSides } from "../matching/own-sides.server.ts";
import { type Audience, worksFor } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { listRefused } from "./list-refused.server.ts";
import type { SideView, SuggestionView } from "./suggestions-model.ts";

const namesOf = (db: Reader, ids: readonly string[]): Promise<({ id: string } & InstitutionNames)[]> =>
  db
    .select({ id: institutions.id, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, [...ids]));

/** The ids of the first projects that suit a member and that somebody sees, the best first. */
function firstFor(side: OwnSide, index: BoardIndex, isSeen: (at: number) => boolean, limit: number): string[] {
  const ids: string[] = [];
  for (const at of fittingOf(side, index).best) {
    if (ids.length === limit) break;
    if (isSeen(at) && !side.settled.has(index.idOf(at))) ids.push(index.idOf(at));
  }
  return ids;
}

interface Asking {
  db: Reader;
  audience: Audience;
  words: Words;
  limit: number;
}

async function suggestionsOf(side: OwnSide, index: BoardIndex, isSeen: (at: number) => boolean, asking: Asking) {
  const { db, audience, words, limit } = asking;
  const ids = firstFor(side, index, isSeen, limit);
  const rows = await readCards(db, audience, ids);
  const whys = await ownWhys(db, ids, { sides: [side], index }, words);
  return rows.map((row): SuggestionView => {
    const publishedAt = row.publishedAt?.toISOString() ?? null;
    const anchor = `${row.id}-${side.profile.id}`;
    return { id: row.id, anchor, publishedAt, ...boardCard(row, words, whys.get(row.id)) };
  });
}

/** What suits each of a person's institutions, with the reasons; nothing for whoever acts for none that may join projects. */
export async function listSuggestions(
  db: Reader,
  audience: Audience,
  words: Words,
  { limit, withRefused = false }: { limit: number; withRefused?: boolean },
): Promise<SideView[]> {
  const sides = await ownSides(db, audience);
  if (sides.length === 0) return [];
  const index = await boardIndex(db, words.today);
  const isSeen = await index.seenBy(audience);
  const names = await namesOf(
    db,
    sides.map(({ profile }) => profile.id),
  );
  const mayAnswerFor = worksFor(audience, "join_projects");
  return Promise.all(
    sides.map(async (side) => {
      const named = names.find(({ id }) => id === side.profile.id);
      return {
        institutionId: side.profile.id,
        institution: named ? nameOf(named, words.locale).name : "",
        mayAnswer: mayAnswerFor.includes(side.profile.id),
        projects: await suggestionsOf(side, index, isSeen, { db, audience, words, limit }),
        refused: withRefused ? await listRefused(db, audience, side.profile.id, words) : [],
      };
    }),
  );
}
