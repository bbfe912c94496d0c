import { refused } from "#app/platform/refusal.ts";

/**
 * Where something stands with the council: on the agenda of a session that is being prepared, voted on now, or voted on and
 * not announced.
 */
export type CouncilStage = "on_agenda" | "voting" | "voted";

/** How something on an agenda went another way than by its vote. */
export const LEAVINGS = ["withdrawn", "decided", "returned", "taken_back", "answered"] as const;
export type Leaving = (typeof LEAVINGS)[number];

/** Why a single person does not act on what is before the council. */
export function refusedAt(stage: CouncilStage) {
  switch (stage) {
    case "on_agenda":
      return refused("on-agenda");
    case "voting":
      return refused("in-vote");
    case "voted":
      return refused("voted");
  }
}
