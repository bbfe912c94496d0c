import type { NeedFacts, Profile, ProjectFacts } from "./match-facts.ts";
import { subregionOf } from "#db/countries.ts";

/** What each thing that fits is worth. The second of its kind is worth half, the third a third. */
export const WEIGHTS = {
  /** The partner wanted is asked for something the member offers. */
  offer: 6,
  /** The partner wanted knows a language in which the member teaches. */
  asked_language: 5,
  /** The partner wanted knows or has something of which the member's profile tells. */
  topic: 4,
  /** The partner wanted comes from this country, which not every need says. */
  asked_country: 2,
  /** What the partner wanted knows is taught in one of the member's fields of study. */
  asked_field: 2,
  theme: 2,
  /** The member seeks what the lead offers. */
  wish: 1.5,
  /** The project works in a language in which the member teaches. */
  language: 1.5,
  /** The project works in a language that the person who asks speaks. */
  spoken: 1,
  field: 1,
  /** The project takes place in the member's country. */
  country: 1,
  /** The lead comes from the same region. */
  region: 0.5,
} as const;

export type ReasonKind = keyof typeof WEIGHTS;

/** Languages in which most projects work say little. */
const WIDE_LANGUAGES = { en: 0.2, ru: 0.4 } as const;
/** Any of these makes a match; the others only add to it. */
const GROUNDS: ReadonlySet<ReasonKind> = new Set(["offer", "asked_language", "topic", "asked_field", "theme", "wish"]);
const LEAST = 5;

/** Why a project and a member fit: a kind, and the code of what it is about. */
export interface Reason {
  kind: ReasonKind;
  code: string;
  weight: number;
}

export interface Match {
  score: number;
  /** The partner wanted that the member fits best. */
  need: NeedFacts;
  /** The weightiest first. */
  reasons: Reason[];
}

type Found = (kind: ReasonKind, code: string, weight: number) => void;

/** Whether a member may be this partner at all. */
function fits({ orgKind, country }: Profile, need: NeedFacts): boolean {
  const isOfKind = need.orgKind === null || need.orgKind === orgKind;
  const isFromThere = need.countries.length === 0 || need.countries.includes(country);
  return need.placesOpen > 0 && isOfKind && isFromThere;
}

/** Tells of those codes that are in a set, each further one for less. */
function shared(kind: ReasonKind, codes: readonly string[], having: ReadonlySet<string>, found: Found): void {
  let rank = 1;
  for (const code of codes) if (having.has(code)) found(kind, code, WEIGHTS[kind] / rank++);
}

function whyLanguages(
  { languages }: Pick<ProjectFacts, "languages">,
  kind: "asked_language" | "language" | "spoken",
  having: ReadonlySet<string>,
  found: Found,
): void {
  for (const code of languages)
    if (having.has(code)) found(kind, code, WEIGHTS[kind] * (WIDE_LANGUAGES[code as "en" | "ru"] ?? 1));
}

function whyNeed(profile: Profile, need: NeedFacts, found: Found): void {
  shared("offer", need.asks, profile.offers, found);
  whyLanguages(need, "asked_language", profile.languages, found);
  shared("topic", need.topics, profile.topics, found);
  shared("asked_field", need.fields, profile.fields, found);
  if (need.countries.length > 0) found("asked_country", profile.country, WEIGHTS.asked_country);
}

function whyProject(profile: Profile, project: ProjectFacts, found: Found): void {
  shared("theme", project.themes, profile.themes, found);
  shared("wish", project.leadOffers, profile.seeks, found);
  shared("field", project.fields, profile.fields, found);
  whyLanguages(project, "language", profile.languages, found);
  whyLanguages(project, "spoken", profile.spoken, found);
  if (project.countries.includes(profile.country)) found("country", profile.country, WEIGHTS.country);
  if (profile.region !== null && subregionOf(project.leadCountry) === profile.region)
    found("region", profile.region, WEIGHTS.region);
}

/** One adding machine for all: fifteen thousand projects are looked at for one page. */
let sum = 0;
let isGrounded = false;
const add: Found = (kind, _code, weight) => {
  sum += weight;
  isGrounded ||= GROUNDS.has(kind);
};

/** Of the partners wanted the one that a member fits best, and what that is worth. */
function bestNeed(
  profile: Profile,
  project: ProjectFacts,
): { need: NeedFacts; score: number; isGrounded: boolean } | null {
  let best: { need: NeedFacts; score: number; isGrounded: boolean } | null = null;
  for (const need of project.needs) {
    if (!fits(profile, need)) continue;
    sum = 0;
    isGrounded = false;
    whyNeed(profile, need, add);
    if (best === null || sum > best.score) best = { need, score: sum, isGrounded };
  }
  return best;
}

/** What it is worth that a project and a member meet; 0 where it should not be proposed. */
export function scoreOf(profile: Profile, project: ProjectFacts): number {
  if (project.leadId === profile.id) return 0;
  const best = bestNeed(profile, project);
  if (best === null) return 0;
  sum = best.score;
  isGrounded = best.isGrounded;
  whyProject(profile, project, add);
  return isGrounded && sum >= LEAST ? sum : 0;
}

/** The same with everything that speaks for it; null where it should not be proposed. */
export function matchOf(profile: Profile, project: ProjectFacts): Match | null {
  const score = scoreOf(profile, project);
  const best = score > 0 ? bestNeed(profile, project) : null;
  return best && { score, need: best.need, reasons: reasonsOf(profile, project, best.need) };
}

/** Why a member fits one partner wanted of a project. */
export function matchNeed(profile: Profile, project: ProjectFacts, need: NeedFacts): Match | null {
  return matchOf(profile, { ...project, needs: [need] });
}

function reasonsOf(profile: Profile, project: ProjectFacts, need: NeedFacts): Reason[] {
  const reasons: Reason[] = [];
  const tell: Found = (kind, code, weight) => void reasons.push({ kind, code, weight });
  whyNeed(profile, need, tell);
  whyProject(profile, project, tell);
  return reasons.sort((one, other) => other.weight - one.weight);
}

/** Whether a project still looks for a partner that is asked for something the member offers. */
export const seeksWhatIsOffered = (profile: Profile, { leadId, needs }: ProjectFacts): boolean =>
  leadId !== profile.id &&
  needs.some((need) => fits(profile, need) && need.asks.some((offer) => profile.offers.has(offer)));
