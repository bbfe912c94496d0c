import { inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { councilBallots } from "#db/schema/council.ts";
import { countBallots } from "../ballot/count.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";

/** How many voted for some items, against them and for neither, as the announcement shows it. */
export async function voteFigures(
  db: Reader,
  { rules }: SessionRow,
  items: readonly ItemRow[],
): Promise<(item: ItemRow) => string> {
  const ids = items.map(({ id }) => id);
  if (ids.length === 0) return () => "";
  const ballots = await db.select().from(councilBallots).where(inArray(councilBallots.itemId, ids));
  return ({ id }) => {
    const own = ballots.filter(({ itemId }) => itemId === id);
    const count = countBallots(
      rules,
      own.map(({ choice }) => choice),
    );
    return `${count.for} : ${count.against} : ${count.abstained}`;
  };
}
