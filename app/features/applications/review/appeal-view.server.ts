import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { AppealGround } from "#db/vocabulary-afterwards.ts";
import { findAppeal, findTold, listEvidence } from "../file/appeal-queries.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import type { AppealView } from "./decision-model.ts";

/** The appeal that was lodged last, for those who may read the file; null when there is none or it was withdrawn. */
export async function findAppealView(db: Reader, applicationId: string, locale: Locale): Promise<AppealView | null> {
  const appeal = await findAppeal(db, applicationId, { isLodged: true });
  if (!appeal?.lodgedAt || appeal.state === "withdrawn") return null;
  const { id, grounds, body, lodgedAt } = appeal;
  return {
    grounds: grounds as AppealGround[],
    body,
    at: timeView(lodgedAt, formatDateTime(lodgedAt, locale)),
    evidence: (await listEvidence(db, id)).map((document) => ({ id: document.id, name: document.name })),
    ...(await findTold(db, appeal, locale)),
  };
}
