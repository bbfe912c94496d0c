import { lineOf } from "#app/i18n/isolate.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/vocabulary.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";

/** What applicants read of a file's history; every other action stays with the secretariat. */
const SHOWN: Record<string, "applicant" | "head" | "secretariat"> = {
  "application.started": "applicant",
  "application.sent_to_head": "applicant",
  "application.head_link_renewed": "applicant",
  "application.recalled": "applicant",
  "application.head_declined": "head",
  "application.submitted": "head",
  "application.opened": "secretariat",
  "application.information_requested": "secretariat",
  "application.request_changed": "secretariat",
  "application.request_taken_back": "secretariat",
  "application.information_sent": "applicant",
  "application.message_sent": "secretariat",
  "application.message_received": "applicant",
  "application.recommended": "secretariat",
  "application.returned": "secretariat",
  "application.deferred": "secretariat",
  "application.approved": "secretariat",
  "application.refused": "secretariat",
  "application.withdrawn": "applicant",
  "application.expired": "secretariat",
  "application.reopened": "applicant",
};

interface TimelineItem {
  id: string;
  title: string;
  dateTime: string;
  /** Who and when. */
  meta: string;
}

/** The history of an application in plain words, oldest first. Of the secretariat no person is named. */
export async function viewTimeline(
  db: Reader,
  { id }: Pick<ApplicationRow, "id">,
  locale: Locale,
): Promise<TimelineItem[]> {
  const t = translator(locale);
  const rows = await listActivity(db, "application", id, "public");
  return rows.flatMap(({ id: rowId, action, actorName, createdAt }): TimelineItem[] => {
    const side = SHOWN[action];
    if (!side) return [];
    const who = side === "secretariat" || !actorName ? t(`applications:side.${side}`) : actorName;
    const title = t(`applications:timeline.${action.split(".")[1]}`);
    return [
      { id: rowId, title, dateTime: createdAt.toISOString(), meta: lineOf([who, formatDateTime(createdAt, locale)]) },
    ];
  });
}
