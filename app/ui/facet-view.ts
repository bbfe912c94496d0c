/** A facet of a list as its filters show it. */
export interface FacetView<Facet extends string = string> {
  facet: Facet;
  label: string;
  values: readonly { value: string; label: string; count: number }[];
  chosen: readonly string[];
  isOpen: boolean;
  /** How many rarer values are folded away; null for none. */
  more: number | null;
}

interface Faceted<Facet extends string> {
  facet: Facet;
  label: string;
  counts: ReadonlyMap<string, number>;
  chosen: readonly string[];
  /** Its rarer values are shown too. */
  isUnfolded: boolean;
  /** One of those most readers choose from; the others are folded until somebody opens them. */
  isOpenAtFirst: boolean;
  labelOf: (value: string) => string;
  /** All values in the order they have by themselves; else the most frequent stand first. */
  order?: readonly string[];
}

const SHOWN_UNFOLDED = 8;

/** What is chosen stays in sight, though nothing has it. */
export function facetView<Facet extends string>(faceted: Faceted<Facet>): FacetView<Facet> {
  const { facet, label, counts, chosen, isUnfolded, isOpenAtFirst, labelOf, order } = faceted;
  const absent = chosen.filter((value) => !counts.has(value)).map((value): [string, number] => [value, 0]);
  const counted = [...counts, ...absent].sort(([one, a], [other, b]) =>
    order ? order.indexOf(one) - order.indexOf(other) : b - a,
  );
  const shown = counted.filter(([value], place) => isUnfolded || place < SHOWN_UNFOLDED || chosen.includes(value));
  const hidden = counted.length - shown.length;
  return {
    ...{ facet, label, chosen },
    values: shown.map(([value, count]) => ({ value, count, label: labelOf(value) })),
    isOpen: isOpenAtFirst || isUnfolded || chosen.length > 0,
    more: hidden > 0 ? hidden : null,
  };
}
