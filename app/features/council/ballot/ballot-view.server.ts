import { and, asc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { councilBallots, councilRoll } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import type { CouncilSubject } from "#db/vocabulary-council.ts";
import { type ItemRow, listItems } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";
import { listLeft, wayOut } from "../session/left-items.server.ts";
import { viewAgenda } from "../session/session-view.server.ts";
import type { BallotItem, ItemResult, ItemSummary } from "./ballot-model.ts";
import { consequenceOf, countBallots } from "./count.ts";
import { listRecusals } from "./recusals.server.ts";
import { summarizeFiles } from "./file-summaries.server.ts";
import { summarizeMotions } from "./motion-summaries.server.ts";
import { choicesFor } from "./proposal.ts";
import { summarizeRulings } from "./ruling-summaries.server.ts";

interface Asked {
  session: SessionRow;
  items: readonly ItemRow[];
  viewer: Viewer;
  locale: Locale;
}

/** The items of a session that has been opened: what a vote rests on, the member's own paper, and once closed the result. */
export async function viewBallots(db: Reader, { session, items, viewer, locale }: Asked): Promise<BallotItem[]> {
  const agenda = await viewAgenda(db, { items, viewer, locale });
  const papers = await listPapers(db, items);
  const left = await listLeft(db, items);
  const itemIds = items.map(({ id }) => id);
  const recusals = await listRecusals(db, itemIds, viewer.id);
  const isReadable = (at: number) => agenda[at]?.proposal !== null;
  const readable = items.filter((_, at) => isReadable(at));
  const summaryOf = await listSummaries(db, { items: readable, viewer, locale });
  return items.map((item, at) => {
    const own = papers.filter(({ itemId }) => itemId === item.id);
    const { choice = null, word = null, bar = null, mark = "" } = own.find(({ userId }) => userId === viewer.id) ?? {};
    const voted = own.filter((paper) => paper.choice !== null && paper.choice !== "recuse").length;
    const view = agenda[at];
    if (!view) throw new Error("An item has no view");
    return {
      ...view,
      isOpened: item.rollHash !== null,
      isClosed: item.closedAt !== null,
      voted,
      entitled: own.filter((paper) => paper.choice !== "recuse").length,
      paper:
        mark === ""
          ? null
          : {
              ...{ choice, word, mark, bar: bar ?? (isReadable(at) ? null : "conflict") },
              isOwnRecusal: recusals.includes(item.id),
            },
      choices: choicesFor(item.proposal, session.rules.mayDefer),
      summary: isReadable(at) ? summaryOf(item) : null,
      result: isReadable(at) ? resultOf(session, item, own, wayOut(item, left.get(item.id))) : null,
    };
  });
}

/** The items whose files this person may read inside. */
export async function listVisibleItems(db: Reader, session: SessionRow, viewer: Viewer): Promise<ItemRow[]> {
  const items = await listItems(db, session.id);
  const agenda = await viewAgenda(db, { items, viewer, locale: viewer.locale });
  const readable = new Set(agenda.filter(({ proposal }) => proposal !== null).map(({ id }) => id));
  return items.filter(({ id }) => readable.has(id));
}

type Paper = Awaited<ReturnType<typeof listPapers>>[number];

async function listPapers(db: Reader, items: readonly ItemRow[]) {
  const ids = items.map(({ id }) => id);
  if (ids.length === 0) return [];
  const { itemId, userId, choice, bar, word, mark } = councilBallots;
  const isOfSession = and(
    eq(councilRoll.userId, userId),
    inArray(councilRoll.sessionId, [...new Set(items.map((item) => item.sessionId))]),
  );
  return db
    .select({ itemId, userId, choice, bar, word, mark, name: councilRoll.name })
    .from(councilBallots)
    .innerJoin(councilRoll, isOfSession)
    .where(inArray(itemId, ids))
    .orderBy(asc(councilRoll.name));
}

function resultOf(
  { rules }: SessionRow,
  { verdict, proposal }: ItemRow,
  papers: readonly Paper[],
  left: ItemResult["left"],
): ItemResult | null {
  if (verdict === null) return null;
  return {
    verdict,
    count: countBallots(
      rules,
      papers.map(({ choice }) => choice),
    ),
    consequence: consequenceOf(verdict, proposal),
    left,
    ballots: papers.map(({ name, choice, bar, word }) => ({ name, choice, bar, word })),
  };
}

async function listSummaries(
  db: Reader,
  { items, viewer, locale }: Omit<Asked, "session">,
): Promise<(item: ItemRow) => ItemSummary | null> {
  const ofKind = (kind: CouncilSubject) => items.filter(({ subjectType }) => subjectType === kind);
  const summaries = {
    application: await summarizeFiles(db, { items: ofKind("application"), viewer, locale }),
    membership: await summarizeRulings(db, { items: ofKind("membership"), viewer, locale }),
    rule: await summarizeMotions(db, { items: ofKind("rule"), locale }),
  };
  return (item) => summaries[item.subjectType](item);
}
