import type { Reader } from "#db/index.server.ts";
import { NOT_FOUND } from "./directory-entry.ts";
import { directoryIndex } from "./directory-index.server.ts";
import { findHits } from "./directory-search.server.ts";
import { giveBack } from "./scratch.ts";

/** What somebody may mean who searches among all members, in force or not. */
interface Meant {
  /** How well each member in force that the directory finds answers what was typed, by its id; the better, the higher. */
  scores: ReadonlyMap<string, number>;
  /** Nobody has the words that were typed: these come close. */
  isGuess: boolean;
}

const NOBODY: Meant = { scores: new Map(), isGuess: false };

/** Whom the directory finds by the words that were typed. After a start it is waited for until their words are read. */
export async function findMeant(db: Reader, query: string, today: string): Promise<Meant> {
  if (query === "") return NOBODY;
  const index = await directoryIndex(db, today);
  const { byNumber } = await index.details();
  const { scores, isGuess } = await findHits(db, index, query);
  if (scores === null) return NOBODY;
  const found = [...byNumber].flatMap(([at, { id }]) => {
    const score = scores[at] ?? NOT_FOUND;
    return score > NOT_FOUND ? [[id, score] as const] : [];
  });
  giveBack(scores);
  return { scores: new Map(found), isGuess };
}
