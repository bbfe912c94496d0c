import { and, count, eq } from "drizzle-orm";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { boardIndex } from "../board/board-index.server.ts";
import type { NeedFacts, ProjectFacts } from "../matching/match-facts.ts";
import { whyView } from "../matching/why-view.server.ts";
import { settledMembers } from "../partners/members-that-fit.server.ts";
import { UNITWIN } from "../project/composition.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { titleIn } from "../project/project-title.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import type { ConsortiumFilters } from "./consortium-filters.ts";
import type { ConsortiumView, NeedView, ProposedView } from "./consortium-model.ts";
import { MOST_PLACES } from "./places.ts";
import { candidateOf, type FittingMember, readFitting } from "./read-candidates.server.ts";
import type { AlreadyIn, Call, Hindrance } from "./call.ts";
import { solveConsortium, type Taken } from "./solve-consortium.ts";

/** How many sets of the same size are proposed. */
const MOST_PROPOSALS = 3;

interface Asked {
  found: FoundProject;
  filters: ConsortiumFilters;
  /** Codes of the countries that are not the Global South. */
  globalNorth: readonly string[];
}

/** The needs of a project on the board that have places nobody has or was asked to take; null when it looks for nobody. */
async function openNeeds(db: Reader, { row, partners }: FoundProject, today: string) {
  const index = await boardIndex(db, today);
  const at = index.numberOf(row.id);
  const facts = at !== undefined && index.isSeeking(at) ? index.factsOf(at) : undefined;
  const asked = (need: NeedFacts) =>
    partners.filter(({ status, needId }) => status === "invited" && needId === need.id).length;
  const left = facts?.needs.map((need) => ({ ...need, placesOpen: need.placesOpen - asked(need) })) ?? [];
  return facts ? { facts, open: left.filter(({ placesOpen }) => placesOpen > 0) } : null;
}

/** The needs to be filled: of those asked for as many places as can be weighed at once. */
function chosenOf(open: readonly NeedFacts[], asked: readonly string[] | null): NeedFacts[] {
  let left = MOST_PLACES;
  return open.flatMap((need) => {
    const placesOpen = Math.min(need.placesOpen, left);
    if (placesOpen === 0 || asked?.includes(need.id) === false) return [];
    left -= placesOpen;
    return [{ ...need, placesOpen }];
  });
}

/** The page of a lead that looks for all its partners at once. */
export async function consortiumView(
  db: Reader,
  { found, filters, globalNorth }: Asked,
  words: Words,
): Promise<ConsortiumView> {
  const { row } = found;
  const sought = await openNeeds(db, found, words.today);
  const chosen = sought ? chosenOf(sought.open, filters.needs) : [];
  const already = alreadyIn(found, globalNorth);
  const isAnyOpen = sought !== null && sought.open.length > 0;
  const outcome =
    sought && chosen.length > 0
      ? await propose(db, { found, filters, already, globalNorth, facts: sought.facts, needs: chosen }, words)
      : { proposals: [], hindrances: isAnyOpen ? [words.t("consortium:none_chosen")] : [] };
  return {
    title: words.t("consortium:title"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    needs: (sought?.open ?? []).map(({ id, role, placesOpen }): NeedView => ({
      id,
      role,
      number: placesOpen,
      isChosen: chosen.some((one) => one.id === id),
    })),
    filters,
    already: words.t("consortium:already", { count: already.countries.size }),
    waiting: await countInterest(db, row.id, "sent"),
    listed: await countInterest(db, row.id, "waiting_list"),
    isAllAsked: !isAnyOpen && (sought?.facts.needs.some(({ placesOpen }) => placesOpen > 0) ?? false),
    ...outcome,
  };
}

/** How many members have asked to join and wait for an answer, or are on the waiting list. */
async function countInterest(db: Reader, projectId: string, as: "sent" | "waiting_list"): Promise<number> {
  const { projectId: of, status } = projectInterests;
  const [row] = await db
    .select({ waiting: count() })
    .from(projectInterests)
    .where(and(eq(of, projectId), eq(status, as)));
  return row?.waiting ?? 0;
}

function alreadyIn({ lead, partners }: FoundProject, globalNorth: readonly string[]): AlreadyIn {
  const isIn = partners.filter(({ status }) => status === "confirmed" || status === "invited");
  const countries = [lead.country, ...isIn.flatMap(({ country }) => country ?? [])];
  return {
    countries: new Set(countries),
    globalSouth: countries.filter((country) => !globalNorth.includes(country)).length,
    institutions: 1 + isIn.length,
  };
}

interface Proposing extends Asked {
  already: AlreadyIn;
  facts: ProjectFacts;
  needs: readonly NeedFacts[];
}

async function propose(db: Reader, asking: Proposing, words: Words) {
  const { found, filters, already, globalNorth, facts, needs } = asking;
  const earlier = found.partners.flatMap(({ institution }) => institution?.id ?? []);
  const except = [found.row.leadInstitutionId, ...earlier, ...(await settledMembers(db, found.row.id))];
  const fitting = new Map(
    (await readFitting(db, { facts, needs, except, today: words.today })).map((one) => [one.id, one]),
  );
  const candidates = [...fitting.values()].map(candidateOf);
  const southern = new Set(candidates.map(({ country }) => country).filter((code) => !globalNorth.includes(code)));
  const unitwin = filters.isUnitwin ? UNITWIN : null;
  const call: Call = {
    needs: needs.map(({ id, placesOpen }) => ({ id, number: placesOpen })),
    rules: {
      countries: Math.max(filters.countries ?? 0, unitwin?.countries ?? 0),
      globalSouth: unitwin?.globalSouth ?? 0,
      institutions: unitwin?.institutions ?? 0,
      most: filters.most,
    },
    ...{ already, candidates, southern },
  };
  const first = await solveConsortium(call);
  if ("hindrances" in first)
    return { proposals: [], hindrances: first.hindrances.map((one) => sayHindrance(one, needs, words)) };
  const sets = [first.members, ...(await othersOf(call, first.members))];
  return { proposals: sets.map((set) => set.map((one) => proposedView(fitting, one, needs, words))), hindrances: [] };
}

/** Sets of the same size without one of the members of the best. */
async function othersOf(call: Call, best: readonly Taken[]): Promise<Taken[][]> {
  const others: Taken[][] = [];
  for (const { candidate: left } of best) {
    if (others.length + 1 === MOST_PROPOSALS) break;
    const candidates = call.candidates.filter((one) => one !== left);
    const solved = await solveConsortium({ ...call, candidates });
    if ("members" in solved && solved.members.length === best.length) others.push(solved.members);
  }
  return others;
}

function proposedView(
  fitting: ReadonlyMap<string, FittingMember>,
  { candidate: { id }, need }: Taken,
  needs: readonly NeedFacts[],
  words: Words,
): ProposedView {
  const member = fitting.get(id);
  const [best] = [...(member?.matches.values() ?? [])].sort((one, other) => other.score - one.score);
  const match = (need && member?.matches.get(need)) || best;
  if (!member || !match) throw new Error(`${id} was no candidate`);
  return {
    ...{ id, name: nameView(words, member), to: `/directory/${member.slug}` },
    country: countryName(member.country, words.locale),
    role: needs.find((one) => one.id === need)?.role ?? null,
    why: whyView(match, "they", words),
    place: need === null ? id : `${id} ${need}`,
  };
}

function sayHindrance(hindrance: Hindrance, needs: readonly NeedFacts[], { t }: Words): string {
  const { rule, asked, found } = hindrance;
  const short = rule === "needs" ? needs.filter(({ id }) => hindrance.needs.includes(id)) : [];
  return t(`consortium:hindrance.${rule}`, { role: short.map(({ role }) => role).join("; "), asked, found });
}
