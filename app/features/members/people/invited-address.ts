/** What became of an address. `waiting`: an invitation to the same role was sent before and waits for its answer. */
export type InviteOutcome = "invited" | "here" | "waiting";

export interface InvitedAddress {
  /** As it was typed. */
  typed: string;
  outcome: InviteOutcome | "no-address" | "too-often";
}
