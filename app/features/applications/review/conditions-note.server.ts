import { and, desc, eq, inArray } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import type { Locale } from "#db/locales.ts";
import { DOCUMENT_KINDS } from "#db/vocabulary.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import { documentLabel, questionLabel } from "../form/question-label.ts";
import type { ConditionsNoteView } from "./dossier-model.ts";

const ACTIONS = ["application.conditions_met", "application.taken_up"];

/** What the applicant says of the conditions and has changed since, once a deferral is over; null after the file has gone on. */
export async function findConditionsNote(
  db: Reader,
  { id, cameBack, statusChangedAt }: ApplicationRow,
  locale: Locale,
): Promise<ConditionsNoteView | null> {
  if (cameBack !== "conditions_met" && cameBack !== "deferred") return null;
  const [row] = await db
    .select({ data: activity.data })
    .from(activity)
    .where(and(eq(activity.subjectType, "application"), eq(activity.subjectId, id), inArray(activity.action, ACTIONS)))
    .orderBy(desc(activity.id))
    .limit(1);
  const t = translator(locale);
  const changed = Array.isArray(row?.data?.changed) ? row.data.changed.map(String) : [];
  return {
    why: cameBack,
    body: typeof row?.data?.report === "string" ? row.data.report : "",
    changed: changed.map((one) => {
      const kind = DOCUMENT_KINDS.find((known) => known === one);
      return kind ? documentLabel(t, kind) : questionLabel(t, one);
    }),
    at: timeView(statusChangedAt, formatDateTime(statusChangedAt, locale)),
  };
}
