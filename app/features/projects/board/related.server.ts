import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { ProjectFacts } from "../matching/match-facts.ts";
import { inCommon, nearness, type RelatedKind } from "../matching/related-rules.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { boardIndex, type BoardIndex } from "./board-index.server.ts";
import { readCards } from "./board-queries.server.ts";
import { boardCard } from "./board-view.server.ts";
import type { RelatedView } from "./project-model.ts";

const MOST_SHOWN = 4;
const MOST_KEPT = 200;
const MOST_PROJECTS_KEPT = 200;
const MOST_LINES = 3;
const MOST_NAMED = 3;

/** The projects next to one, whoever sees them, the nearest first. */
function nearTo(at: number, index: BoardIndex): Uint32Array {
  const known = index.near.get(at);
  if (known) return known;
  const facts = index.factsOf(at);
  const scores: [number, number][] = [];
  for (const other of facts ? index.orders.newest : []) {
    const others = index.factsOf(other);
    const score = facts && others ? nearness(facts, others) : 0;
    if (score > 0) scores.push([other, score]);
  }
  scores.sort((one, other) => other[1] - one[1]);
  const near = Uint32Array.from(scores.slice(0, MOST_KEPT), ([other]) => other);
  if (index.near.size >= MOST_PROJECTS_KEPT) index.near.clear();
  index.near.set(at, near);
  return near;
}

type Titles = ReadonlyMap<string, string>;

function labelOf(kind: RelatedKind, code: string, titles: Titles, { t, locale }: Words): string {
  switch (kind) {
    case "initiative":
      return titles.get(code) ?? "";
    case "topic":
      return t(`matching:topic.${code}`);
    case "theme":
      return vocabularyLabel(`theme.${code}`, locale);
    case "field":
      return vocabularyLabel(`isced.${code}`, locale);
    default:
      return countryName(code, locale);
  }
}

/** What two projects have in common, in words; of initiatives only what is published. */
function linesOf(one: ProjectFacts, other: ProjectFacts, titles: Titles, words: Words): string[] {
  const kinds = [...Map.groupBy(inCommon(one, other), ({ kind }) => kind)];
  return kinds
    .flatMap(([kind, common]) => {
      if (kind === "lead") return [words.t("matching:related.lead")];
      const list = lineOf(common.slice(0, MOST_NAMED).map(({ code }) => labelOf(kind, code, titles, words)));
      return list === "" ? [] : [words.t(`matching:related.${kind}`, { list })];
    })
    .slice(0, MOST_LINES);
}

/** The projects next to one that somebody sees, each with what they have in common; none of one that is not on the board. */
export async function relatedProjects(
  db: Reader,
  id: string,
  audience: Audience,
  words: Words,
): Promise<RelatedView[]> {
  const index = await boardIndex(db, words.today);
  const at = index.numberOf(id);
  const facts = at === undefined ? undefined : index.factsOf(at);
  if (at === undefined || facts === undefined) return [];
  const isSeen = await index.seenBy(audience);
  const ids = [...nearTo(at, index)].filter(isSeen).slice(0, MOST_SHOWN).map(index.idOf);
  const rows = await readCards(db, audience, ids);
  const published = rows.length > 0 ? await listPublished(db) : [];
  const titles = new Map(published.map((one) => [one.row.id, initiativeTitle(one, words.locale).text]));
  return rows.map((row) => {
    const { slug, title, status, lead } = boardCard(row, words);
    const other = index.factsOf(index.numberOf(row.id) ?? at) ?? facts;
    return { slug, title, status, lead, lines: linesOf(facts, other, titles, words) };
  });
}
