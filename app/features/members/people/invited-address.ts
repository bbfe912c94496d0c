import { lineOf } from "#app/i18n/isolate.ts";
import { shownEmailAddress } from "#app/platform/email-address.ts";

/** Who was invited: by the name that was given, where one was, and the address. */
export const invitedLine = ({ name, email }: { name: string | null; email: string }): string =>
  lineOf([name, shownEmailAddress(email)]);

/**
 * What became of an address. `replaced`: invited, in the place of an open invitation to another role; `waiting`: an
 * invitation to the same role was sent before and waits for its answer.
 */
export type InviteOutcome = "invited" | "replaced" | "here" | "waiting";

export interface InvitedAddress {
  /** As it was typed. */
  typed: string;
  outcome: InviteOutcome | "no-address" | "no-latin" | "unclear" | "too-often" | "repeated";
}
