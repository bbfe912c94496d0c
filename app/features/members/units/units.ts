import { type Locale, LOCALES, type Translations } from "#db/locales.ts";
import type { units } from "#db/schema/members.ts";
import type { ShownName } from "../institution/institution-names.ts";
import { VISIBILITIES, type Visibility } from "../institution/visibility.ts";

/** So many units of an institution are open at once. */
export const MOST_UNITS = 200;
/** So many are kept with those that are closed. */
export const MOST_KEPT = 1000;
/** A faculty, its institute, a laboratory of that. */
export const DEEPEST = 3;

/** A unit with what is said of it in each language. */
export interface Unit extends Omit<typeof units.$inferSelect, "institutionId" | "createdAt" | "updatedAt"> {
  about: Translations;
}

type Placed = Pick<Unit, "id" | "parentId" | "place" | "closedAt">;

/** A unit in its place: how deep it is, from 1. */
interface InPlace<One> {
  unit: One;
  depth: number;
}

const inPlace = (one: Placed, other: Placed) => one.place - other.place || (one.id < other.id ? -1 : 1);

/**
 * Units in the order they are read, each before those that belong to it. What belongs to one that is left out is left out
 * with it.
 */
export function inOrder<One extends Placed>(
  units: readonly One[],
  isShown: (unit: One) => boolean = () => true,
): InPlace<One>[] {
  const parts = Map.groupBy(units.toSorted(inPlace), ({ parentId }) => parentId);
  const from = (parentId: string | null, depth: number): InPlace<One>[] =>
    (parts.get(parentId) ?? []).filter(isShown).flatMap((unit) => [{ unit, depth }, ...from(unit.id, depth + 1)]);
  return from(null, 1);
}

/** Those of some units that belong to the same, the first first. */
export const under = <One extends Placed>(units: readonly One[], parentId: string | null): One[] =>
  units.filter((unit) => unit.parentId === parentId).sort(inPlace);

export const isOpen = ({ closedAt }: Pick<Placed, "closedAt">): boolean => closedAt === null;

/** The open units that somebody of this circle of readers sees, in the order they are read. */
export function unitsFor<One extends Placed & Pick<Unit, "restrictedTo">>(units: readonly One[], reach: Visibility) {
  const isFor = ({ restrictedTo }: One) =>
    VISIBILITIES.indexOf(reach) <= VISIBILITIES.indexOf(restrictedTo ?? "public");
  return inOrder(units, (unit) => isOpen(unit) && isFor(unit));
}

/** The ids of a unit and of all that belongs to it. */
export function idsWithin(units: readonly Placed[], id: string): ReadonlySet<string> {
  const within = new Set([id]);
  for (const { unit } of inOrder(units)) if (unit.parentId !== null && within.has(unit.parentId)) within.add(unit.id);
  return within;
}

/**
 * The units that another one may belong to: open ones, not itself nor a part of it, and none so deep that it, or a part of
 * it, would come to stand deeper than `DEEPEST`.
 * @param id of the unit; null of one that is being added
 */
export function possibleParents<One extends Placed>(units: readonly One[], id: string | null): InPlace<One>[] {
  const all = inOrder(units);
  const within = id === null ? new Set<string>() : idsWithin(units, id);
  const depths = all.filter(({ unit }) => within.has(unit.id)).map(({ depth }) => depth);
  const height = depths.length > 0 ? Math.max(...depths) - Math.min(...depths) + 1 : 1;
  return inOrder(units, isOpen).filter(({ unit, depth }) => !within.has(unit.id) && depth + height <= DEEPEST);
}

type Named = Pick<Unit, "name" | "nameLanguage" | "translatedNames">;

const FALLBACK: Locale = "en";

/** A unit's name for a reader: its own where that is in the reader's language, else its translation, else the English one. */
export function unitNameOf({ name, nameLanguage, translatedNames }: Named, locale: Locale): ShownName {
  const own = { text: name, lang: nameLanguage };
  const known = [locale, FALLBACK].flatMap((lang) => {
    if (lang === nameLanguage) return [own];
    const text = translatedNames[lang];
    return text ? [{ text, lang: lang as string }] : [];
  });
  const shown = known[0] ?? own;
  return {
    name: shown.text,
    ...(shown.lang !== locale && { lang: shown.lang }),
    original: shown.text === name ? null : own,
  };
}

/** The unit of a person for a reader: that which was chosen by its name, else as the person wrote it; empty where neither is. */
export const unitOfPerson = (
  { unit, unitInWords }: { unit: Named | null; unitInWords: string | null },
  locale: Locale,
): string => (unit ? unitNameOf(unit, locale).name : (unitInWords ?? ""));

/** Every name of a unit, each once. */
export const everyUnitName = ({ name, translatedNames }: Named): string[] => [
  ...new Set([name, ...Object.values(translatedNames)]),
];

/** What is said of a unit, in the reader's language or else in one it is said in; null where nothing is. */
export function aboutIn(about: Translations, locale: Locale): { words: string; lang: Locale } | null {
  const lang = [locale, FALLBACK, ...LOCALES].find((one) => about[one]);
  return lang === undefined ? null : { words: about[lang] ?? "", lang };
}
