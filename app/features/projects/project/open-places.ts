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
  invited: number;
  open: number;
}

export function placesOf(need: Need, partners: readonly (Held & { status: string })[]): Places {
  const held = (status: "confirmed" | "invited") =>
    partners.filter((one) => one.needId === need.id && one.status === status);
  const [confirmed, invited] = [held("confirmed"), held("invited")];
  const open = openPlaces([need], [...confirmed, ...invited]);
  return { number: need.number, confirmed: confirmed.length, invited: invited.length, open };
}
