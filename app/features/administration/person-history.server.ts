import { lineOf } from "#app/i18n/isolate.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/vocabulary.ts";

/** What administrators did to a person, as the catalogue tells it (`administration:people.history.*`). */
const ACTIONS = [
  "suspended",
  "reinstated",
  "sessions_ended",
  "role_granted",
  "role_revoked",
  "countries_changed",
] as const;

/** What administrators did to a person, newest first: what, who, when, and the reason of a suspension. */
export async function personHistory(db: Reader, userId: string, locale: Locale) {
  const t = translator(locale);
  const rows = await listActivity(db, "user", userId, "all");
  const told = rows.flatMap(({ id, action, actorId, actorName, data, createdAt }) => {
    const kind = ACTIONS.find((one) => `user.${one}` === action);
    if (!kind || actorId === userId) return [];
    const { role, countries, reason } = data as { role?: string; countries?: string[]; reason?: string };
    const title = t(`administration:people.history.${kind}`, { role: role ? t(`vocabulary:role.${role}`) : "" });
    const scope = countries?.map((code) => countryName(code, locale)).join(", ") ?? "";
    const meta = lineOf([actorName, formatDateTime(createdAt, locale)], " · ");
    return [{ id, title, meta, body: reason ?? (scope || null), state: "done" as const }];
  });
  return told.reverse();
}
