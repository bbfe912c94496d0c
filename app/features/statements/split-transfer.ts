import type { Part, Payable } from "./payable.ts";

type LeftOf = (one: Payable) => number;

/** The most invoices that one transfer is divided among. */
export const MOST_PARTS = 6;
/** The most open invoices of one payer among which a sum is looked for. */
const MOST_LOOKED_AT = 12;

const byNumber = (one: Payable, other: Payable) => (one.number < other.number ? -1 : 1);

/** What came, divided among invoices: each gets what is open of it, the newest what remains. */
export function partsOf(invoices: readonly Payable[], amountMinor: number, left: LeftOf): Part[] {
  const sorted = [...invoices].sort(byNumber);
  let rest = amountMinor;
  return sorted.map((invoice, at) => {
    const part = at === sorted.length - 1 ? rest : left(invoice);
    rest -= part;
    return { invoice, amountMinor: part };
  });
}

/** Whether what came is of one payer and brings something to each of some invoices. */
export function reachesAll(invoices: readonly Payable[], amountMinor: number, left: LeftOf): boolean {
  const payers = new Set(invoices.map(({ payerId }) => payerId));
  if (payers.size > 1 || invoices.length > MOST_PARTS) return false;
  return partsOf(invoices, amountMinor, left).every((part) => part.amountMinor > 0);
}

/** The sets of two or more of some invoices that ask together for a sum. */
function setsOf(invoices: readonly Payable[], sum: number, left: LeftOf, most: number): Payable[][] {
  if (sum === 0) return [[]];
  const [first, ...others] = invoices;
  if (!first || sum < 0 || most === 0) return [];
  const withFirst = setsOf(others, sum - left(first), left, most - 1).map((set) => [first, ...set]);
  return [...withFirst, ...setsOf(others, sum, left, most)];
}

/** Every set of two or more open invoices of one payer that ask together for just what came. */
export function splitsOf(open: readonly Payable[], amountMinor: number, left: LeftOf): Payable[][] {
  return [...Map.groupBy(open, ({ payerId }) => payerId).values()].flatMap((own) =>
    setsOf([...own].sort(byNumber).slice(0, MOST_LOOKED_AT), amountMinor, left, MOST_PARTS).filter(
      ({ length }) => length > 1,
    ),
  );
}
