import { and, asc, eq } from "drizzle-orm";
import { applicationIds, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { countUnread } from "#app/features/conversations/reading-marks.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { conversationsWaiting } from "#db/schema/conversations.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { isToAnswerBy } from "../file/review-scope.server.ts";
import { answeringPlace } from "./conversation-of.ts";

/** The inbox shows so many conversations, those that have waited longest. */
const MOST_LISTED = 100;

/** The applicants who wait for this person's answer. */
export async function listMessagesWaiting(
  db: Reader,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
): Promise<WaitingItem[]> {
  if (!isCoordinator(viewer)) return [];
  const t = translator(locale);
  const { id, caseNumber, status, institutionName } = applications;
  const isOfConversation = and(
    eq(conversationsWaiting.subjectId, applications.id),
    eq(conversationsWaiting.subjectType, "application"),
  );
  const rows = await db
    .select({ id, caseNumber, status, institutionName, since: conversationsWaiting.since })
    .from(applications)
    .innerJoin(conversationsWaiting, isOfConversation)
    .where(isToAnswerBy(viewer))
    .orderBy(asc(conversationsWaiting.since))
    .limit(MOST_LISTED);
  const institutionOf = await listedInstitutions(db, rows, locale);
  return rows.map((row) => ({
    to: answeringPlace(row),
    title: `${institutionOf(row).name || t("common:inbox.untitled")} ${row.caseNumber ?? ""}`.trim(),
    detail: t("common:inbox.message.to_answer", { since: formatDateTime(row.since, locale) }),
    isBack: true,
  }));
}

/** How many messages of the secretariat a person has not read, by application. */
export function countUnreadOfApplicant(db: Reader, viewer: Viewer): Promise<Map<string, number>> {
  const subjectIds = applicationIds(viewer);
  return countUnread(db, { subjectType: "application", subjectIds }, { userId: viewer.id, side: "other" });
}
