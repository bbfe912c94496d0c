import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { regionName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { searchWith } from "#app/ui/search-params.ts";
import type { Locale } from "#db/locales.ts";
import { M49_SUBREGIONS } from "#db/vocabulary-taxonomies.ts";
import { titleIn } from "../project/project-title.ts";
import { placeOnCircle, type RegionArc } from "./circle.ts";
import { type FoundNetwork, leadersBy, MOST_TITLES, type NetworkMember } from "./find-network.server.ts";
import { bridgesView, densityView, lensView, yearsOfPair } from "./lens-view.server.ts";
import type { Joined, Pair } from "./pairs.ts";
import {
  LEADERS,
  type LineView,
  PICTURE_ID,
  type NetworkPicture,
  type NetworkView,
  type NodeView,
  type PairView,
  type RegionView,
} from "./ui/network-model.ts";

interface Asked {
  /** The query string of the directory's address. */
  search: string;
  locale: Locale;
  readers: NetworkView["readers"];
  year: number | null;
  initiative: { slug: string; title: string } | null;
}

const TONES = 6;
const THINNEST = 1.25;
const THICKEST = 7;

const regions: readonly string[] = M49_SUBREGIONS;
/** Whoever is in no region of the standard stands last. */
const orderOf = (region: string) => (regions.includes(region) ? regions.indexOf(region) : regions.length);
const toneOf = (region: string) => (orderOf(region) % TONES) + 1;

/** Against the pair with the most projects, which is at least as wide as that of so many. */
const MOST_AT_LEAST = 5;
const widthsIn = (pairs: readonly Pair[]) => {
  const most = Math.max(MOST_AT_LEAST, ...pairs.map(({ projects }) => projects.length));
  const step = (THICKEST - THINNEST) / (most - 1);
  return ({ projects }: Pair) => Math.round(100 * (THINNEST + step * (projects.length - 1))) / 100;
};

const letterOf = (place: number) => String.fromCharCode("A".charCodeAt(0) + place);

const inPicture = (search: string, change: Record<string, string | null>) =>
  `/directory${searchWith(search, { view: "network", ...change })}#${PICTURE_ID}`;

/** A name as far as there is room: what a long one is shortened to by its owner, else its beginning. */
function shortName({ acronym, ...names }: NetworkMember, most: number, locale: Locale): string {
  const { name } = nameOf(names, locale);
  if (name.length <= most) return name;
  if (acronym && acronym.length <= most) return acronym;
  return `${name.slice(0, most - 1).trimEnd()}…`;
}

/** “3 partners”: many have as many as others. */
function countWords(locale: Locale) {
  const t = translator(locale);
  const known = new Map<string, string>();
  return (by: (typeof LEADERS)[number], count: number) => {
    const words = known.get(`${by} ${count}`) ?? t(`projects:network.count.${by}`, { count });
    known.set(`${by} ${count}`, words);
    return words;
  };
}

interface Drawn extends Joined {
  member: NetworkMember;
}

const inCircle = (drawn: readonly Drawn[]) =>
  drawn.toSorted((a, b) => orderOf(a.member.region) - orderOf(b.member.region));

const nameOfRegion = (region: string, locale: Locale) =>
  region === "" ? translator(locale)("projects:network.no_region") : regionName(region, locale);

function regionView(arc: RegionArc, place: number, { search, locale }: Asked): RegionView {
  const { region, count, path, textPath, x, y } = arc;
  const name = nameOfRegion(region, locale);
  const to = inPicture(search, { region: region || null, around: null });
  const letter = letterOf(place);
  return { letter, name, tone: toneOf(region), count, to, path, textPath: textPath(name), x, y };
}

function pairView(pair: Pair, place: number, network: FoundNetwork, locale: Locale): PairView {
  const link = (at: number) => ({ slug: network.member(at).slug, name: nameOf(network.member(at), locale) });
  const projects = pair.projects.slice(0, MOST_TITLES).flatMap((id) => {
    const project = network.project(id);
    return project ? [{ slug: project.slug, title: titleIn(locale, project) }] : [];
  });
  const { length: count } = pair.projects;
  const id = `pair-${place + 1}`;
  const years = yearsOfPair(pair, network);
  return { id, years, one: link(pair.one), other: link(pair.other), count, projects, more: count - projects.length };
}

function pictureOf(network: FoundNetwork, asked: Asked): NetworkPicture | null {
  const { locale } = asked;
  const t = translator(locale);
  const inWords = countWords(locale);
  const { members, pairs, ofMembers, ofPairs } = network.drawn;
  if (pairs.length === 0) return null;
  const standing = inCircle(members.map((one) => ({ ...one, member: network.member(one.at) })));
  const { isFew, box, places, arcs, line } = placeOnCircle(
    standing.map(({ partners, member: { region } }) => ({ partners, region })),
  );
  const placeOf = new Map(standing.map(({ at }, place) => [at, place]));
  const widthOf = widthsIn(pairs);
  const rows = pairs.map((pair, place) => pairView(pair, place, network, locale));
  const lines = pairs.map((pair, place): LineView => {
    const row = rows[place];
    const only = pair.projects.length === 1 ? row?.projects[0] : undefined;
    const [one, other] = [network.member(pair.one), network.member(pair.other)];
    return {
      path: line(placeOf.get(pair.one) ?? 0, placeOf.get(pair.other) ?? 0),
      width: widthOf(pair),
      label: t("projects:network.line", {
        one: nameOf(one, locale).name,
        other: nameOf(other, locale).name,
        projects: inWords("projects", pair.projects.length),
      }),
      to: only ? `/projects/${only.slug}` : `#${row?.id ?? ""}`,
      tone: one.region === other.region ? toneOf(one.region) : null,
    };
  });
  const nodes = standing.flatMap(({ at, member, partners, projects }, place): NodeView[] => {
    const where = places[place];
    if (!where) return [];
    const label = t("projects:network.node", {
      name: nameOf(member, locale).name,
      region: nameOfRegion(member.region, locale),
      partners: inWords("partners", partners),
      projects: inWords("projects", projects),
    });
    const short = where.name ? shortName(member, where.name.most, locale) : "";
    return [
      {
        ...where,
        label,
        short,
        to: `/directory/${member.slug}`,
        tone: toneOf(member.region),
        isOutside: !member.isFound,
        isCentre: at === network.around,
      },
    ];
  });
  const isCut = members.length < ofMembers || pairs.length < ofPairs;
  return {
    isFew,
    box,
    regions: arcs.map((arc, place) => regionView(arc, place, asked)),
    // The widest lie above.
    lines: lines.toReversed(),
    nodes,
    rows,
    hasOutside: nodes.some(({ isOutside }) => isOutside),
    cut: isCut ? { members: members.length, ofMembers, pairs: pairs.length, ofPairs } : null,
  };
}

/** The network of the members a filter leaves, in words. */
export function networkView(network: FoundNetwork, asked: Asked): NetworkView {
  const { search, locale, readers } = asked;
  const inWords = countWords(locale);
  const { total, joined, pairs, projects, across, around, years } = network;
  const to = (change: Record<string, string | null>) => inPicture(search, change);
  return {
    ...{ readers, total, joined: joined.length, projects, pairs: pairs.length, across },
    lens: lensView(network, { ...asked, to }),
    byYear: years.map(({ year, members, pairs: number }) => ({ label: String(year), figures: [members, number] })),
    density: densityView(network, locale),
    bridges: bridgesView(network, { locale, to }),
    leaders: LEADERS.map((by) => ({
      by,
      members: leadersBy(joined, by).map((one) => {
        const member = network.member(one.at);
        const text = inWords(by, one[by]);
        return { name: nameOf(member, locale), to: inPicture(search, { around: member.slug }), text };
      }),
    })),
    around:
      around === null
        ? null
        : { name: nameOf(network.member(around), locale), allTo: inPicture(search, { around: null }) },
    absentTo: network.isAbsent ? inPicture(search, { around: null }) : null,
    picture: pictureOf(network, asked),
  };
}
