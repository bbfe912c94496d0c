interface Need {
  id: string;
  number: number;
}

interface Held {
  needId: string | null;
}

/** How many places of some partners wanted nobody holds; one held twice makes no other less open. */
export const openPlaces = (needs: readonly Need[], held: readonly Held[]): number =>
  needs.reduce(
    (sum, { id, number }) => sum + Math.max(0, number - held.filter(({ needId }) => needId === id).length),
    0,
  );

/** How the places of one partner wanted stand. */
export interface Places {
  number: number;
  confirmed: number;
  /** What everybody reads: nobody is confirmed for it yet, whether it is offered to somebody or not. */
  open: number;
  /** Offered to somebody who has not answered yet; they may be more than there are places. */
  invited: number;
  /** Held by somebody, or offered. */
  taken: number;
  /** Neither held nor offered. */
  unoffered: number;
}

export function placesOf(need: Need, partners: readonly (Held & { status: string })[]): Places {
  const ofNeed = partners.filter(({ needId }) => needId === need.id);
  const confirmed = ofNeed.filter(({ status }) => status === "confirmed");
  const invited = ofNeed.filter(({ status }) => status === "invited");
  const taken = [...confirmed, ...invited];
  return {
    ...{ number: need.number, confirmed: confirmed.length, open: openPlaces([need], confirmed) },
    ...{ invited: invited.length, taken: taken.length, unoffered: openPlaces([need], taken) },
  };
}

/** `full`: nobody can take a place any more; `shared`: more are invited than there are places left. */
export type Crowd = "full" | "shared";

export const crowdOf = ({ open, invited }: Pick<Places, "open" | "invited">): Crowd | null =>
  open === 0 ? "full" : invited > open ? "shared" : null;
