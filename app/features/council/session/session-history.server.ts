import { ACTIONS } from "#app/features/activity/actions.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

/** What happened with a session, oldest first; who voted when stays in nobody's sight, also afterwards. */
export async function sessionHistory(db: Reader, sessionId: string, locale: Locale) {
  const t = translator(locale);
  const rows = await listActivity(db, "session", sessionId, "all");
  return rows.flatMap(({ id, action, data, actorName, createdAt }) =>
    action === null || action === "session.voted"
      ? []
      : [
          {
            id,
            title: t(ACTIONS[action].sentence, data),
            meta: [actorName, formatDateTime(createdAt, locale)].filter(Boolean).join(", "),
          },
        ],
  );
}
