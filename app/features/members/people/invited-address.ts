/**
 * What became of an address. `replaced`: invited, in the place of an open invitation to another role; `waiting`: an
 * invitation to the same role was sent before and waits for its answer.
 */
export type InviteOutcome = "invited" | "replaced" | "here" | "waiting";

export interface InvitedAddress {
  /** As it was typed. */
  typed: string;
  outcome: InviteOutcome | "no-address" | "no-latin" | "too-often";
}
