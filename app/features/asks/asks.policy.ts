import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import { belongsToInstitution } from "#app/features/accounts/viewer.ts";
import { isEntitled, type MembershipTerm } from "#app/features/members/institution/rights.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Standing, isOpenAt, ASKED_ROLES } from "./ask.ts";

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

/** An ask is open as long as its member is in force and its time is not over. */
export const isAskOpen = ({ ask, term }: { ask: Standing; term: MembershipTerm }, now: Date): boolean =>
  isOpenAt(ask, now) && isEntitled(term, "meet_people", dayOf(now));
