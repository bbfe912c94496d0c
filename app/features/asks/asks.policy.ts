import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import { belongsToInstitution } from "#app/features/accounts/viewer.ts";
import { isEntitled, type MembershipTerm } from "#app/features/members/institution/rights.ts";
import { dayOf } from "#app/platform/days.ts";
import { ASKED_ROLES, type AskStanding, isOpenAt, type Standing, stateAt } from "./ask.ts";

const holds = (grants: readonly Pick<Grant, "role" | "institutionId">[], institutionId: string) =>
  grants.some((grant) => grant.institutionId === institutionId && ASKED_ROLES.some((role) => role === grant.role));

/** Who answers for a member that was asked. */
export const canAnswer = ({ grants }: Pick<Viewer, "grants">, institutionId: string): boolean =>
  holds(grants, institutionId);

/** Whoever acts for the member that asks reads what came; to close it is for who asked, and for who represents it. */
export const readsAsOwn = (viewer: Viewer, institutionId: string): boolean =>
  belongsToInstitution(viewer, institutionId);

export const canClose = (viewer: Viewer, ask: { institutionId: string; askedById: string }): boolean =>
  readsAsOwn(viewer, ask.institutionId) && (ask.askedById === viewer.id || holds(viewer.grants, ask.institutionId));

interface Asked {
  ask: Standing;
  term: MembershipTerm;
  isHeld: boolean;
  isStopped: boolean;
}

/** An ask is open as long as its member is in force, its time is not over, and nothing of it is reported. */
export const isAskOpen = ({ ask, term, isHeld, isStopped }: Asked, now: Date): boolean =>
  !isHeld && !isStopped && isOpenAt(ask, now) && isEntitled(term, "meet_people", dayOf(now));

/** How it stands for whoever reads it; one of a member that is not in force is withdrawn, whether the clock has said so or not. */
export function askStanding(
  asked: Asked & { ask: { closedById: string | null } },
  offers: number,
  now: Date,
): AskStanding {
  const { ask, isHeld, isStopped } = asked;
  const isByTheClock = ask.state === "withdrawn" && ask.closedById === null;
  if (isStopped && (ask.state === "open" || isByTheClock)) return "stopped";
  if (isHeld && ask.state === "open") return "held";
  const state = stateAt(ask, offers, now);
  return state === "open" && !isAskOpen(asked, now) ? "withdrawn" : state;
}
