import { isChair, isCoordinator, isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import type { SessionState } from "#db/vocabulary-council.ts";

/** As what somebody acts in a session: `member` of the roll, `coordinator` of any country; `clock` is nobody. */
export const COUNCIL_ACTORS = ["chair", "member", "coordinator", "clock"] as const;
export type CouncilActor = (typeof COUNCIL_ACTORS)[number];

interface CouncilEventFacts {
  from: readonly SessionState[];
  /** Where it leads; null where the session stays as it is. */
  to: SessionState | null;
  by: readonly CouncilActor[];
}

/** The life of a session: what may be done in which state and by whom; everything else is refused. */
const EVENTS = {
  change: { from: ["prepared"], to: null, by: ["chair", "coordinator"] },
  put_on: { from: ["prepared"], to: null, by: ["chair", "coordinator"] },
  take_off: { from: ["prepared"], to: null, by: ["chair", "coordinator"] },
  open: { from: ["prepared"], to: "open", by: ["chair"] },
  vote: { from: ["open"], to: null, by: ["member", "chair"] },
  close_item: { from: ["open"], to: null, by: ["chair"] },
  close: { from: ["open"], to: "closed", by: ["chair", "clock"] },
  word: { from: ["closed", "announced"], to: null, by: ["chair", "coordinator"] },
  // A decision that was taken back is announced again.
  announce: { from: ["closed", "announced"], to: "announced", by: ["chair"] },
} as const satisfies Record<string, CouncilEventFacts>;

export type CouncilEvent = keyof typeof EVENTS;
export const COUNCIL_EVENTS = Object.keys(EVENTS) as CouncilEvent[];

/** The state a session is in after an event; null when it is not possible in its state or not theirs. */
export function stateAfter(
  state: SessionState,
  event: CouncilEvent,
  actors: readonly CouncilActor[],
): SessionState | null {
  const { from, to, by }: CouncilEventFacts = EVENTS[event];
  return from.includes(state) && actors.some((actor) => by.includes(actor)) ? (to ?? state) : null;
}

/** Whether it is theirs to do, in whatever state. */
export function mayEver(event: CouncilEvent, actors: readonly CouncilActor[]): boolean {
  const { by }: CouncilEventFacts = EVENTS[event];
  return actors.some((actor) => by.includes(actor));
}

/** As what a person acts in the council's room. As long as nobody is its chair, every member of the council may act as one. */
export function actorsOf(viewer: Viewer, hasChair: boolean): CouncilActor[] {
  const isMember = isCouncilMember(viewer);
  return [
    ...(isChair(viewer) || (isMember && !hasChair) ? (["chair"] as const) : []),
    ...(isMember ? (["member"] as const) : []),
    ...(isCoordinator(viewer) ? (["coordinator"] as const) : []),
  ];
}
