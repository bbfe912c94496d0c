import type { ProjectFacts } from "./match-facts.ts";
import { type Topic, TOPICS } from "./subjects.ts";

/** What each thing is worth that two projects have in common; the second of its kind half, the third a third. */
const WEIGHTS = {
  initiative: 4,
  /** What both titles or summaries name. */
  topic: 3,
  theme: 2,
  field: 1,
  /** Both are led by one institution. */
  lead: 1,
  country: 0.5,
} as const;

/** Less than this is chance: it takes a word or an initiative in common, or themes and fields together. */
const LEAST = 4;

export type RelatedKind = keyof typeof WEIGHTS;

interface Common {
  kind: RelatedKind;
  code: string;
}

const isTelling = (topic: Topic) => TOPICS[topic].isWide !== true;

function each(
  one: ProjectFacts,
  other: ProjectFacts,
  found: (kind: RelatedKind, code: string, weight: number) => void,
) {
  const shared = (kind: RelatedKind, codes: readonly string[], others: readonly string[]) => {
    let rank = 1;
    for (const code of codes) if (others.includes(code)) found(kind, code, WEIGHTS[kind] / rank++);
  };
  shared("initiative", one.initiatives, other.initiatives);
  shared("topic", one.topics.filter(isTelling), other.topics);
  shared("theme", one.themes, other.themes);
  shared("field", one.fields, other.fields);
  shared("country", one.countries, other.countries);
  if (one.leadId === other.leadId) found("lead", one.leadId, WEIGHTS.lead);
}

/** How near two projects are; 0 where they have to do with each other by chance only. */
export function nearness(one: ProjectFacts, other: ProjectFacts): number {
  let sum = 0;
  each(one, other, (_kind, _code, weight) => {
    sum += weight;
  });
  return one.id !== other.id && sum >= LEAST ? sum : 0;
}

/** What two projects have in common, by kinds in the order of their weight. */
export function inCommon(one: ProjectFacts, other: ProjectFacts): Common[] {
  const common: Common[] = [];
  each(one, other, (kind, code) => void common.push({ kind, code }));
  return common;
}
