import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";

/** When a head's link stops working, as its head and the applicants are told. */
export function linkEnd({ expiresAt }: { expiresAt: Date }, locale: Locale): string {
  return formatDateTime(expiresAt, locale);
}
