import { inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { councilBallots } from "#db/schema/council.ts";
import { countBallots } from "../ballot/count.ts";
import type { Tally } from "../ballot/tally.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";

/** How many voted how on some items, as the announcement shows it. */
export async function talliesOf(
  db: Reader,
  { rules }: SessionRow,
  items: readonly ItemRow[],
): Promise<(item: ItemRow) => Tally> {
  const ids = items.map(({ id }) => id);
  const isTheirs = inArray(councilBallots.itemId, ids);
  const ballots = ids.length === 0 ? [] : await db.select().from(councilBallots).where(isTheirs);
  return ({ id }) => {
    const own = ballots.filter(({ itemId }) => itemId === id);
    return countBallots(
      rules,
      own.map(({ choice }) => choice),
    );
  };
}
