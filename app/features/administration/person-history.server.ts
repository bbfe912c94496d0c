import { lineOf } from "#app/i18n/isolate.ts";
import { ACTIONS } from "#app/features/activity/actions.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

/** What administrators did to a person, newest first: what, who, when, and the reason of a suspension. */
export async function personHistory(db: Reader, userId: string, locale: Locale) {
  const t = translator(locale);
  const rows = await listActivity(db, "user", userId, "all");
  const told = rows.flatMap(({ id, action, actorId, actorName, data, createdAt }) => {
    const facts = action && ACTIONS[action];
    if (!facts || !("byAdministrator" in facts) || actorId === userId) return [];
    const role = "role" in data && data.role;
    const scope = "countries" in data && data.countries?.map((code) => countryName(code, locale)).join(", ");
    const reason = "reason" in data && data.reason;
    const named = "named" in data ? data.named : "";
    const title = t(facts.byAdministrator, { role: role ? t(`vocabulary:role.${role}`) : "", named });
    const meta = lineOf([actorName, formatDateTime(createdAt, locale)], " · ");
    return [{ id, title, meta, body: reason || scope || null }];
  });
  return told.reverse();
}
