import { ACTIONS, type Action } from "#app/features/activity/actions.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

const OF_PEOPLE: readonly Action[] = [
  "institution.colleague_invited",
  "institution.colleague_joined",
  "institution.colleague_let_in",
  "institution.colleague_reinstated",
  "institution.colleague_removed",
  "institution.colleague_suspended",
  "institution.head_confirmed",
  "institution.head_declined",
  "institution.invitation_withdrawn",
  "institution.main_role_offered",
  "institution.main_role_passed",
  "institution.take_over_asked",
  "institution.take_over_declined",
];

/** So many of the newest are shown. */
const MOST_SHOWN = 30;

/** What has happened to the people of a member, newest first: what, who, when, and the reason where one was given. */
export async function listPeopleHistory(db: Reader, institutionId: string, locale: Locale) {
  const t = translator(locale);
  const rows = await listActivity(db, "institution", institutionId, "all");
  const told = rows.flatMap(({ id, action, actorName, data, createdAt }) => {
    if (!action || !OF_PEOPLE.includes(action)) return [];
    const role = "role" in data && data.role ? t(`vocabulary:role.${data.role}`) : "";
    const reason = "reason" in data && data.reason;
    const meta = lineOf([actorName, formatDateTime(createdAt, locale)], " · ");
    return [{ id, title: t(ACTIONS[action].sentence, { role }), meta, body: reason || null }];
  });
  return told.reverse().slice(0, MOST_SHOWN);
}
