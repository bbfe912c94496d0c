import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { headStanding, MOST_HEAD_LETTERS } from "../takeover/take-over.ts";
import {
  endOfObjections,
  findCheck,
  headOnFile,
  listTold,
  type TakeOverCheck,
} from "../takeover/take-over-checks.server.ts";
import type { HeadAnswerView, TakeOverView } from "./requests-model.ts";

/** How a request to take a member over stands, for the secretariat; null of any other request. */
export async function viewTakeOver(
  db: Reader,
  request: AccessRequestRow,
  now: Date,
  locale: Locale,
): Promise<TakeOverView | null> {
  const check = await findCheck(db, request.id);
  if (!check) return null;
  const standing = headStanding(check, now);
  const until = await endOfObjections(db, request.id);
  const written = (moment: Date | null) => (moment ? formatDateTime(moment, locale) : "");
  const told = await listTold(db, request.id);
  return {
    head: standing,
    ...(await whereAsked(db, check, request.subjectId, locale)),
    headUntil: written(check.expiresAt),
    headAt: written(check.answeredAt),
    headName: check.signedName ?? "",
    headWords: check.words,
    mayAskHead: !check.answer && check.timesSent < MOST_HEAD_LETTERS,
    timesSent: check.timesSent,
    told: told.map(({ name, isFormer, objection }) => ({ name, isFormer, objection })),
    objectUntil: until && until > now ? formatDateTime(until, locale) : null,
    mayPass: check.answer === "confirmed" && (until === null || until <= now),
  };
}

/** What those who represent the member read of the answer of its head's office; null where it was not asked. */
export function headAnswerOf(check: TakeOverCheck | null, now: Date, locale: Locale): HeadAnswerView | null {
  const standing = headStanding(check, now);
  if (!check || standing === "none") return null;
  const at = check.answeredAt ?? check.expiresAt;
  return { standing, name: check.signedName ?? "", at: at ? formatDateTime(at, locale) : "" };
}

/** Where the head's office was asked, and before that where it could be. */
async function whereAsked(db: Reader, check: TakeOverCheck, institutionId: string, locale: Locale) {
  const { headEmail, headLocale } = check;
  if (headEmail) return { headEmail, headLocale: headLocale ?? locale };
  const known = await headOnFile(db, institutionId);
  return { headEmail: known?.email ?? "", headLocale: known?.locale ?? locale };
}
