import type { InterestDeclineReason, InterestStatus, PartnerStatus } from "#db/vocabulary.ts";
import { type Audience, canLead, worksFor, worksOnProjectsOf } from "../project/project.policy.ts";

/** On which side of a conversation somebody stands. */
export type PlaceSide = "lead" | "partner";

interface Sides {
  leadInstitutionId: string;
  /** The institution that is interested or was invited. */
  institutionId: string;
}

/** Who works on projects of one of the two institutions reads what they write to each other; nobody else does. */
export function standsIn({ viewer }: Pick<Audience, "viewer">, sides: Sides): PlaceSide | null {
  if (worksOnProjectsOf(viewer, sides.leadInstitutionId)) return "lead";
  return worksOnProjectsOf(viewer, sides.institutionId) ? "partner" : null;
}

/** The same people write, as long as the membership of their institution lets them take part. */
export function mayWriteIn(audience: Audience, sides: Sides): boolean {
  if (standsIn(audience, sides) === "lead") return canLead(audience, sides);
  return worksFor(audience, "join_projects").includes(sides.institutionId);
}

/** The interest or the place a conversation is about, and of an interest the place it led to. */
export type PlaceState =
  | { of: "interest"; status: InterestStatus; place: PartnerStatus | null; reason?: InterestDeclineReason | null }
  | { of: "place"; status: PartnerStatus };

export const GOING_INTERESTS = ["sent", "waiting_list", "accepted"] as const satisfies InterestStatus[];
export const GOING_PLACES = ["invited", "confirmed"] as const satisfies PartnerStatus[];

const isGoing = (place: PartnerStatus) => GOING_PLACES.some((one) => one === place);

/** It was withdrawn, declined or ended: what was written is read, and neither side writes on. */
export function isOver(state: PlaceState): boolean {
  if (state.of === "place") return !isGoing(state.status);
  return !GOING_INTERESTS.some((one) => one === state.status) || (state.place !== null && !isGoing(state.place));
}
