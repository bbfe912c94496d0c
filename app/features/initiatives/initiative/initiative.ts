import type { InitiativeState } from "#db/vocabulary-initiatives.ts";

/** The life of an initiative on the portal. Each event leads from certain states to one; everything else is refused. */
const TRANSITIONS = {
  publish: { from: ["draft", "withdrawn"], to: "published" },
  withdraw: { from: ["published"], to: "withdrawn" },
  rework: { from: ["withdrawn"], to: "draft" },
} as const satisfies Record<string, { from: readonly InitiativeState[]; to: InitiativeState }>;

export type InitiativeEvent = keyof typeof TRANSITIONS;
export const INITIATIVE_EVENTS = Object.keys(TRANSITIONS) as InitiativeEvent[];

/** The state an event leads to. */
export const stateAfter = (event: InitiativeEvent): InitiativeState => TRANSITIONS[event].to;

export function canHappen(event: InitiativeEvent, state: InitiativeState): boolean {
  const from: readonly InitiativeState[] = TRANSITIONS[event].from;
  return from.includes(state);
}

/** The most of what an initiative may hold. */
export const MOST_CALLS = 20;
export const LONGEST = { title: 300, text: 6000, source: 300, contact: 200, call: 300, reason: 1000 } as const;

interface Years {
  startYear: number | null;
  endYear: number | null;
}

/** Whether an initiative has ended before the year of a day (`YYYY-MM-DD`). */
const isPast = ({ endYear }: Years, today: string): boolean => endYear !== null && endYear < Number(today.slice(0, 4));

export interface Call {
  id: string;
  title: string;
  /** `YYYY-MM-DD`. */
  lastDay: string;
  url: string | null;
}

/** The calls that are still answered on a day, the nearest last day first, and those that are over, the latest first. */
export function callsOn<One extends Pick<Call, "lastDay">>(calls: readonly One[], today: string) {
  const inOrder = calls.toSorted((one, other) => one.lastDay.localeCompare(other.lastDay));
  return {
    open: inOrder.filter(({ lastDay }) => lastDay >= today),
    past: inOrder.filter(({ lastDay }) => lastDay < today).reverse(),
  };
}

/** Current ones before past ones; of these the latest to begin first, those without a year last. */
export function inListOrder<One extends Years>(all: readonly One[], today: string): { current: One[]; past: One[] } {
  const byBeginning = all.toSorted((one, other) => (other.startYear ?? 0) - (one.startYear ?? 0));
  return {
    current: byBeginning.filter((one) => !isPast(one, today)),
    past: byBeginning.filter((one) => isPast(one, today)),
  };
}
