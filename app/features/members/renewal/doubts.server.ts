import type { Reader } from "#db/index.server.ts";
import { standingOf } from "../institution/membership.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import { findOpenWithdrawal } from "../institution/open-withdrawal.server.ts";
import { findOpenProposal } from "../membership/ruling-queries.server.ts";

export type RenewalDoubt = "observer" | "lapsed" | "accreditation_over" | "leaving" | "proposed";

interface Asked {
  /** The last day of the accreditation as the entry has it, or will have it. */
  lastDay: string | null;
  today: string;
}

/** What keeps a member from renewing by itself: the secretariat looks at it first. */
export async function doubtsAbout(
  db: Reader,
  { membership }: Pick<OwnInstitution, "membership">,
  { lastDay, today }: Asked,
): Promise<RenewalDoubt[]> {
  const isSo: Record<RenewalDoubt, boolean> = {
    observer: membership.category === "observer",
    lapsed: standingOf(membership, today) === "run_out",
    accreditation_over: lastDay !== null && lastDay < today,
    leaving: (await findOpenWithdrawal(db, membership.id)) !== null,
    proposed: (await findOpenProposal(db, membership.id)) !== null,
  };
  return (Object.keys(isSo) as RenewalDoubt[]).filter((doubt) => isSo[doubt]);
}
