import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { pageReports } from "#db/schema/moderation.ts";
import type { PageKind } from "#db/vocabulary-moderation.ts";
import { findReported, isOwnPage } from "./find-reported.server.ts";
import type { Page } from "./load-page.server.ts";
import { MOST_OPEN, openKeyFor } from "./moderation.ts";
import type { ReportValues } from "./moderation.schema.ts";
import { isOfPage, pageColumns } from "./page-rows.server.ts";
import { tellOfReport } from "./tell-coordinators.server.ts";

export type ModerationContext = Pick<Services, "withTransaction" | "clock"> & {
  config: { origin: string };
  requestId?: string;
};

/** Who reports: an account, or a browser in which nobody is signed in. */
export interface Reporter {
  viewer: Viewer | null;
  /** Null where it cannot be told from others. */
  browser: string | null;
}

/** When somebody's own report of a page was sent that nobody has answered yet; null where there is none. */
export async function findOwnReport(db: Reader, page: Page, reporter: Reporter): Promise<Date | null> {
  const openKey = openKeyOf(page, reporter);
  if (openKey === null) return null;
  const [own] = await db
    .select({ at: pageReports.createdAt })
    .from(pageReports)
    .where(eq(pageReports.openKey, openKey));
  return own?.at ?? null;
}

function openKeyOf(page: Page, { viewer, browser }: Reporter): string | null {
  const who = viewer?.id ?? (browser && sha256(`report:${browser}`));
  return who && openKeyFor(who, page);
}

interface Reported {
  kind: PageKind;
  at: string;
  values: ReportValues;
}

/** A page has as many open reports as are kept of people with an account, or of strangers. */
async function isFull(tx: Tx, page: Page, { viewer }: Reporter): Promise<boolean> {
  const isAlike = viewer ? isNotNull(pageReports.reporterId) : isNull(pageReports.reporterId);
  return (await tx.$count(pageReports, and(isOpenOf(page), isAlike))) >= MOST_OPEN;
}

const isOpenOf = (page: Page) => and(isOfPage(pageReports, page), isNull(pageReports.outcome));

/** Somebody says that something is wrong with a page. Said twice by one person it is said once; what others said nobody learns. */
export function reportPage(
  { withTransaction, clock, config }: ModerationContext,
  { kind, at, values }: Reported,
  reporter: Reporter,
): Promise<{ ok: true } | Refusal<"not-found" | "forbidden">> {
  const { viewer } = reporter;
  return withTransaction(async (tx) => {
    const page = await findReported(tx, { kind, at }, { viewer, today: dayNow(clock) });
    if (!page) return refused("not-found");
    if (isOwnPage(page, viewer)) return refused("forbidden");
    if (await isFull(tx, page, reporter)) return { ok: true };
    const isFirst = (await tx.$count(pageReports, isOpenOf(page))) === 0;
    const now = clock.now();
    const by = { reporterId: viewer?.id ?? null, openKey: openKeyOf(page, reporter) };
    const [report] = await tx
      .insert(pageReports)
      .values({ ...pageColumns(page), ...by, fault: values.fault, words: values.words ?? null, createdAt: now })
      .onConflictDoNothing({ target: pageReports.openKey })
      .returning();
    if (report && isFirst)
      await tellOfReport(tx, page, { key: report.id, origin: config.origin, actorId: by.reporterId }, now);
    return { ok: true };
  });
}
