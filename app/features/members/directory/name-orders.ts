import { type Locale, LOCALES } from "#db/locales.ts";
import type { KnownMember } from "./directory-members.server.ts";

type Compare = (a: KnownMember, b: KnownMember) => number;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const bySortName: Compare = (a, b) => byText(a.sortName, b.sortName) || byText(a.entry.id, b.entry.id);

/** English readers have the sort key, others their own alphabet. */
function compareFor(locale: Locale): Compare {
  if (locale === "en") return bySortName;
  const { compare } = new Intl.Collator(locale);
  return (a, b) => compare(a.names[locale], b.names[locale]) || bySortName(a, b);
}

/** So many are put in their places one by one. */
const FEW = 200;

type MemberOf = (at: number) => KnownMember | undefined;

function insert(order: Uint32Array, member: KnownMember, compare: Compare, memberOf: MemberOf): Uint32Array {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = memberOf(order[middle] ?? -1);
    if (other && compare(other, member) < 0) low = middle + 1;
    else high = middle;
  }
  const longer = new Uint32Array(order.length + 1);
  longer.set(order.subarray(0, low));
  longer[low] = member.entry.at;
  longer.set(order.subarray(low), low + 1);
  return longer;
}

/** Numbers of members in the order of their names in each language; a few that change are put in their places. */
export function keepOrders(memberOf: MemberOf) {
  const orders = new Map<Locale, Uint32Array>();
  const of = (locale: Locale): Uint32Array => orders.get(locale) ?? new Uint32Array();

  function reordered(locale: Locale, changed: ReadonlySet<number>, fresh: readonly KnownMember[]): Uint32Array {
    const compare = compareFor(locale);
    const others = of(locale).filter((at) => !changed.has(at));
    if (fresh.length <= FEW)
      return fresh.reduce<Uint32Array>((order, member) => insert(order, member, compare, memberOf), others);
    const members = [...others].flatMap((at) => memberOf(at) ?? []);
    return Uint32Array.from(members.concat(fresh).sort(compare), ({ entry }) => entry.at);
  }

  return {
    of,
    /** Puts members that are new or have changed in their places. */
    replace(fresh: readonly KnownMember[]): void {
      const changed = new Set(fresh.map(({ entry }) => entry.at));
      for (const locale of LOCALES) orders.set(locale, reordered(locale, changed, fresh));
    },
  };
}
