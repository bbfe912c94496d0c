import { lineOf } from "#app/i18n/isolate.ts";
import { ACTIONS } from "#app/features/activity/actions.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { domainsInOwnLetters } from "#app/platform/domain-names.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";

export interface TimelineItem {
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
  return rows.flatMap(({ id: rowId, action, data, actorName, createdAt }): TimelineItem[] => {
    const facts = action && ACTIONS[action];
    if (facts?.audience !== "applicant") return [];
    const side = facts.by;
    const who = side === "secretariat" || !actorName ? t(`applications:side.${side}`) : actorName;
    const title = t(facts.sentence, {
      domain: data && "domain" in data ? domainsInOwnLetters(data.domain ?? "") : "",
      office: data && "office" in data ? data.office : "",
      evidence: data && "evidence" in data ? t(`vocabulary:late_evidence.${data.evidence}`) : "",
    });
    return [
      { id: rowId, title, dateTime: createdAt.toISOString(), meta: lineOf([who, formatDateTime(createdAt, locale)]) },
    ];
  });
}
