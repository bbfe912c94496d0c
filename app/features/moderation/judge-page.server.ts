import { and, desc, eq, isNull, lte } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { pageHidings, pageReports } from "#db/schema/moderation.ts";
import type { ReportOutcome } from "#db/vocabulary-moderation.ts";
import { benchFor, loadPage, type Page } from "./load-page.server.ts";
import { moderationLetter, type ToldOfPage } from "./moderation-letters.ts";
import type { PageRef } from "./moderation.ts";
import { isOfPage } from "./page-rows.server.ts";
import type { ModerationContext } from "./report-page.server.ts";

/** `isTold` says that a letter went to somebody who had reported the page. */
export type Judged = { ok: true; isTold?: boolean } | Refusal<"not-found" | "forbidden" | "stale" | "impossible">;

export type Report = typeof pageReports.$inferSelect;
export type Hiding = typeof pageHidings.$inferSelect;

/** What is said of a page and waits, the oldest first. */
export const openReports = (db: Reader, page: Page): Promise<Report[]> =>
  db
    .select()
    .from(pageReports)
    .where(and(isOfPage(pageReports, page), isNull(pageReports.outcome)))
    .orderBy(pageReports.id);

/** How a page was hidden last; null where it never was. */
export async function lastHiding(db: Reader, page: Page): Promise<Hiding | null> {
  if (page.kind === "institution") return null;
  const [last] = await db
    .select()
    .from(pageHidings)
    .where(isOfPage(pageHidings, page))
    .orderBy(desc(pageHidings.id))
    .limit(1);
  return last ?? null;
}

/** A page inside the command of a coordinator. */
export interface Judging {
  tx: Tx;
  page: Page;
  now: Date;
  today: string;
  origin: string;
  requestId?: string;
}

/** The frame of what coordinators decide: out of their countries there is nothing. */
export function judgePage(
  { withTransaction, clock, config, requestId }: ModerationContext,
  ref: PageRef,
  actor: Viewer,
  judge: (judging: Judging) => Promise<Judged>,
): Promise<Judged> {
  return withTransaction(async (tx) => {
    const [now, today] = [clock.now(), dayNow(clock)];
    const page = await loadPage(tx, ref, today);
    if (!page || !isCoordinator(actor, page.country)) return refused("not-found");
    return judge({ tx, page, now, today, origin: config.origin, requestId });
  });
}

/** Whether somebody decides about the reports of a page: none of its authors, and none who reported it. */
export const mayJudgeReports = (db: Reader, page: Page, viewer: Viewer, reports: readonly Report[]) =>
  benchFor(
    db,
    page,
    viewer,
    reports.map(({ reporterId }) => reporterId),
  );

interface Found {
  outcome: ReportOutcome;
  answer?: string;
  /** The newest report that is answered; all where left out. */
  upTo?: string;
}

/** Answers the reports of a page that wait, and tells those who sent them; false where it could tell nobody. */
export async function answerReports(
  { tx, page, now, origin }: Judging,
  { outcome, answer, upTo }: Found,
  actor: Viewer,
): Promise<boolean> {
  const isNamed = upTo === undefined ? undefined : lte(pageReports.id, upTo);
  const settled = await tx
    .update(pageReports)
    .set({ outcome, answer: answer ?? null, openKey: null, settledById: actor.id, settledAt: now })
    .where(and(isOfPage(pageReports, page), isNull(pageReports.outcome), isNamed))
    .returning();
  const told = { titleIn: page.titleIn, found: outcome, words: answer };
  const url = page.isShown && outcome !== "hidden" ? origin + page.path : null;
  await tellReporters(tx, settled, { told: { ...told, url }, actorId: actor.id }, now);
  return isAnybodyTold(settled, actor);
}

/** Whether somebody else with an account is among those who reported a page. */
export const isAnybodyTold = (reports: readonly Pick<Report, "reporterId">[], { id }: Viewer): boolean =>
  reports.some(({ reporterId }) => reporterId !== null && reporterId !== id);

interface ToReporters {
  told: ToldOfPage;
  actorId: string;
  /** What a report is told of after its outcome. */
  after?: string;
}

async function tellReporters(
  tx: Tx,
  reports: readonly Report[],
  { told, actorId, after = "" }: ToReporters,
  now: Date,
): Promise<void> {
  for (const { id, reporterId } of reports) {
    if (!reporterId) continue;
    const occasion = { kind: "page-outcome", key: id + after, subjectId: reporterId, actorId } as const;
    const to = { userIds: [reporterId], reader: "account" } as const;
    await writeTo(tx, to, occasion, (frame) => moderationLetter(frame, occasion.kind, told), now);
  }
}

/** Tells those who were told that a page is hidden what has become of it since. */
export async function tellReportersAgain(
  { tx, page, now, origin }: Judging,
  { found, hiding, actorId }: { found: "shown_again" | "stays_hidden"; hiding: Hiding; actorId: string },
): Promise<void> {
  const wasSo = and(eq(pageReports.outcome, "hidden"), eq(pageReports.settledAt, hiding.hiddenAt));
  const reports = await tx
    .select()
    .from(pageReports)
    .where(and(isOfPage(pageReports, page), wasSo));
  const url = found === "shown_again" ? origin + page.path : null;
  const told = { titleIn: page.titleIn, found, url };
  await tellReporters(tx, reports, { told, actorId, after: `:${hiding.id}` }, now);
}

interface Settled {
  page: PageRef;
  outcome: Exclude<ReportOutcome, "hidden">;
  answer?: string;
  seen: string;
}

/** A coordinator found no fault, or takes it up elsewhere; what came after the page was opened waits on. */
export function settleReports(context: ModerationContext, settled: Settled, actor: Viewer): Promise<Judged> {
  return judgePage(context, settled.page, actor, async (judging) => {
    const { tx, page } = judging;
    const open = (await openReports(tx, page)).filter(({ id }) => id <= settled.seen);
    if (open.length === 0) return (await isSettledSo(tx, page, settled, actor)) ? { ok: true } : refused("stale");
    if (!(await mayJudgeReports(tx, page, actor, open)).isJudge) return refused("forbidden");
    const { outcome, answer, seen } = settled;
    return { ok: true, isTold: await answerReports(judging, { outcome, answer, upTo: seen }, actor) };
  });
}

/** Whether it is the same press once more, in the same words. */
async function isSettledSo(tx: Tx, page: Page, { outcome, answer, seen }: Settled, actor: Viewer): Promise<boolean> {
  const { id, outcome: found, settledById, answer: words } = pageReports;
  const isIt = and(eq(id, seen), eq(found, outcome), eq(settledById, actor.id));
  const inWords = answer === undefined ? isNull(words) : eq(words, answer);
  return (await tx.$count(pageReports, and(isOfPage(pageReports, page), isIt, inWords))) > 0;
}
