import { and, asc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isOverruled } from "#app/features/applications/checks/judged.ts";
import { summarizeReviews } from "#app/features/applications/scoring/reviewers-page.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationChecks, applications } from "#db/schema/applications.ts";
import { councilBallots, councilRoll } from "#db/schema/council.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import type { Locale } from "#db/locales.ts";
import { CHECKS } from "#db/vocabulary.ts";
import { type ItemRow, listItems } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";
import { viewAgenda } from "../session/session-view.server.ts";
import type { BallotItem, FlagView, ItemResult, ItemSummary } from "./ballot-model.ts";
import { consequenceOf, countBallots } from "./count.ts";
import { listEarlierFiles } from "./earlier-files.server.ts";
import { choicesFor } from "./proposal.ts";

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
  const isReadable = (at: number) => agenda[at]?.proposal !== null;
  const readable = items.filter((_, at) => isReadable(at));
  const summaryOf = await listSummaries(db, readable, viewer, locale);
  return items.map((item, at) => {
    const own = papers.filter(({ itemId }) => itemId === item.id);
    const { choice = null, word = null, bar = null, mark = "" } = own.find(({ userId }) => userId === viewer.id) ?? {};
    const voted = own.filter((paper) => paper.choice !== null && paper.choice !== "recuse").length;
    const view = agenda[at];
    if (!view) throw new Error("An item has no view");
    return {
      ...view,
      isClosed: item.closedAt !== null,
      voted,
      entitled: own.filter((paper) => paper.choice !== "recuse").length,
      paper: mark === "" ? null : { choice, word, bar: bar ?? (isReadable(at) ? null : "conflict"), mark },
      choices: choicesFor(item.proposal, session.rules.mayDefer),
      summary: isReadable(at) ? summaryOf(item) : null,
      result: isReadable(at) ? resultOf(session, item, own) : null,
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

function resultOf({ rules }: SessionRow, { verdict, proposal }: ItemRow, papers: readonly Paper[]): ItemResult | null {
  if (verdict === null) return null;
  return {
    verdict,
    count: countBallots(
      rules,
      papers.map(({ choice }) => choice),
    ),
    consequence: consequenceOf(verdict, proposal),
    ballots: papers.map(({ name, choice, bar, word }) => ({ name, choice, bar, word })),
  };
}

async function listSummaries(
  db: Reader,
  items: readonly ItemRow[],
  viewer: Viewer,
  locale: Locale,
): Promise<(item: ItemRow) => ItemSummary | null> {
  const ids = items.map(({ subjectId }) => subjectId);
  if (ids.length === 0) return () => null;
  const recommended = await db
    .select({ row: applicationRecommendations, by: users.name })
    .from(applicationRecommendations)
    .leftJoin(users, eq(users.id, applicationRecommendations.recommendedById))
    .where(
      inArray(
        applicationRecommendations.id,
        items.map(({ recommendationId }) => recommendationId),
      ),
    );
  const files = await db.select().from(applications).where(inArray(applications.id, ids));
  const flags = await listFlags(db, ids);
  const reviewsOf = await summarizeReviews(db, ids);
  const earlierOf = await listEarlierFiles(db, { files, viewer, locale });
  return ({ subjectId, recommendationId }) => {
    const found = recommended.find(({ row }) => row.id === recommendationId);
    const file = files.find(({ id }) => id === subjectId);
    if (!found || !file) return null;
    const { rationale, reasonCodes } = found.row;
    return {
      rationale,
      reasonCodes,
      by: found.by,
      flags: flags.get(subjectId) ?? [],
      earlier: earlierOf(file),
      reviews: reviewsOf(subjectId, found.row),
    };
  };
}

/** The checks a member looks at: failed, of concern, or judged against the machine. */
async function listFlags(db: Reader, applicationIds: readonly string[]): Promise<ReadonlyMap<string, FlagView[]>> {
  const { applicationId, check, result, automaticResult, note } = applicationChecks;
  const rows = await db
    .select({ applicationId, check, result, automaticResult, note })
    .from(applicationChecks)
    .where(inArray(applicationId, [...applicationIds]));
  const flags = new Map<string, FlagView[]>();
  for (const row of rows.sort((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check))) {
    const flag = {
      check: row.check,
      result: row.result,
      note: row.note,
      isOverruled: isOverruled(row.automaticResult, row.result),
    };
    if (!flag.isOverruled && row.result !== "fail" && row.result !== "concern") continue;
    flags.set(row.applicationId, [...(flags.get(row.applicationId) ?? []), flag]);
  }
  return flags;
}
