import { and, asc, eq, gt, lte, ne } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatTime } from "#app/i18n/format.server.ts";
import { DAY_MS, MINUTE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { users } from "#db/schema/accounts.ts";
import { sectionVisits } from "#db/schema/drafts.ts";
import type { Locale } from "#db/locales.ts";
import type { SectionKey } from "../form/form.ts";
import { isShared } from "../hands/list-hands.server.ts";

/** Whoever opened a section within so long may still be in it. */
const PRESENT_MS = 15 * MINUTE_MS;

export interface PresentPerson {
  name: string;
  /** "14:05 (Almaty Time)" */
  since: string;
}

/** Notes that a person has a section of a shared application open, and says who else has; nobody where it is not shared. */
export async function noteVisit(
  { db, withTransaction, clock }: Pick<Services, "db" | "withTransaction" | "clock">,
  { applicationId, section }: { applicationId: string; section: SectionKey },
  viewer: Viewer,
  locale: Locale,
): Promise<PresentPerson[]> {
  if (!(await isShared(db, applicationId))) return [];
  const now = clock.now();
  const { applicationId: file, section: where, userId, openedAt } = sectionVisits;
  await withTransaction(async (tx) => {
    await tx.delete(sectionVisits).where(and(eq(file, applicationId), lte(openedAt, new Date(now.getTime() - DAY_MS))));
    await tx
      .insert(sectionVisits)
      .values({ applicationId, section, userId: viewer.id, openedAt: now })
      .onConflictDoUpdate({ target: [file, where, userId], set: { openedAt: now } });
  });
  const isThere = and(eq(file, applicationId), eq(where, section), ne(userId, viewer.id));
  const others = await db
    .select({ name: users.name, openedAt })
    .from(sectionVisits)
    .innerJoin(users, eq(users.id, userId))
    .where(and(isThere, gt(openedAt, new Date(now.getTime() - PRESENT_MS))))
    .orderBy(asc(openedAt));
  return others.map(({ name, openedAt: at }) => ({ name, since: formatTime(at, locale) }));
}
