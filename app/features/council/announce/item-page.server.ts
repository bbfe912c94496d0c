import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listReaderLocales } from "#app/features/applications/letters/write-to-applicants.server.ts";
import { readersWith } from "#app/features/applications/letters/templates.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import { viewBallots } from "../ballot/ballot-view.server.ts";
import { listPrecedents } from "../ballot/list-precedents.server.ts";
import { type ItemRow, listItems } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";
import type { ItemPage } from "./announce-model.ts";
import { rulingOf } from "./outcome.ts";
import { standingDecisions } from "./standing.server.ts";

interface Asked {
  session: SessionRow;
  itemId: string;
  viewer: Viewer;
  locale: Locale;
}

export async function findItem(
  db: Reader,
  { session, itemId }: Pick<Asked, "session" | "itemId">,
): Promise<ItemRow | null> {
  return (await listItems(db, session.id)).find(({ id }) => id === itemId) ?? null;
}

/** One item of a session with all that a vote rests on, and where the letter is prepared what it says. */
export async function viewItem(
  db: Reader,
  item: ItemRow,
  { session, viewer, locale }: Omit<Asked, "itemId">,
): Promise<ItemPage | null> {
  const [ballot] = await viewBallots(db, { session, items: [item], viewer, locale });
  if (!ballot) return null;
  if (ballot.summary?.kind !== "application") return { ballot, precedents: null, letter: null };
  const [file] = await db.select().from(applications).where(eq(applications.id, item.subjectId));
  if (!file) return { ballot, precedents: null, letter: null };
  const asked = { file, reasonCodes: ballot.summary.reasonCodes, viewer, locale };
  const precedents = await listPrecedents(db, asked);
  const ruling = rulingOf(item);
  const isAnnounced = (await standingDecisions(db, [item])).has(item.id);
  const letter =
    ruling && !isAnnounced && file.status === "recommended"
      ? {
          outcome: ruling.outcome,
          values: {
            reasonCodes: item.reasonCodes,
            explanation: item.explanation,
            until: item.deferredUntil ?? "",
          },
          readers: await readersWith(db, await listReaderLocales(db, file, { isDecision: true }), [ruling.outcome]),
        }
      : null;
  return { ballot, precedents, letter };
}
