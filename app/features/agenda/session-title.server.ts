import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { councilSessions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";

type Named = Pick<typeof councilSessions.$inferSelect, "kind" | "startsAt" | "endsAt">;

/** What a session is called: a meeting by its hour, a vote in writing by its last day. */
export function sessionTitle({ kind, startsAt, endsAt }: Named, locale: Locale): string {
  const t = translator(locale);
  if (kind === "meeting" || !endsAt) return t("council:title.meeting", { at: formatDateTime(startsAt, locale) });
  return t("council:title.written", { until: formatDate(endsAt, locale) });
}
