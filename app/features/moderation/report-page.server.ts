import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { pageReports } from "#db/schema/moderation.ts";
import type { PageKind } from "#db/vocabulary-moderation.ts";
import { findReported, isOwnPage } from "./find-reported.server.ts";
import type { Page } from "./load-page.server.ts";
import { keyOf, MOST_OPEN } from "./moderation.ts";
import type { ReportValues } from "./moderation.schema.ts";
import { isOfPage, pageColumns } from "./page-rows.server.ts";
import { tellOfReport } from "./tell-coordinators.server.ts";

export type ModerationContext = Pick<Services, "withTransaction" | "clock"> & {
  config: { origin: string };
  requestId?: string;
};

/** When somebody's own report of a page was sent that nobody has answered yet; null where there is none. */
export async function findOwnReport(db: Reader, page: Page, viewer: Viewer | null): Promise<Date | null> {
  if (!viewer) return null;
  const isOwn = eq(pageReports.openKey, openKeyOf(page, viewer));
  const [own] = await db.select({ at: pageReports.createdAt }).from(pageReports).where(isOwn);
  return own?.at ?? null;
}

const openKeyOf = (page: Page, viewer: Viewer) => `${viewer.id}:${keyOf(page)}`;

interface Reported {
  kind: PageKind;
  at: string;
  values: ReportValues;
}

/** Somebody says that something is wrong with a page. Said twice by one person it is said once. */
export function reportPage(
  { withTransaction, clock, config }: ModerationContext,
  { kind, at, values }: Reported,
  viewer: Viewer | null,
): Promise<{ ok: true; isKnown: boolean } | Refusal<"not-found" | "forbidden">> {
  return withTransaction(async (tx) => {
    const page = await findReported(tx, { kind, at }, { viewer, today: dayNow(clock) });
    if (!page) return refused("not-found");
    if (isOwnPage(page, viewer)) return refused("forbidden");
    const open = await tx.$count(pageReports, and(isOfPage(pageReports, page), isNull(pageReports.outcome)));
    if (open >= MOST_OPEN) return { ok: true, isKnown: true };
    const now = clock.now();
    const by = { reporterId: viewer?.id ?? null, openKey: viewer && openKeyOf(page, viewer) };
    const [report] = await tx
      .insert(pageReports)
      .values({ ...pageColumns(page), ...by, fault: values.fault, words: values.words ?? null, createdAt: now })
      .onConflictDoNothing({ target: pageReports.openKey })
      .returning();
    if (!report) return { ok: true, isKnown: true };
    if (open === 0)
      await tellOfReport(tx, page, { key: report.id, origin: config.origin, actorId: by.reporterId }, now);
    return { ok: true, isKnown: false };
  });
}
