import { encodeError } from "#app/i18n/error-text.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/vocabulary.ts";
import type { ApplicationDocument } from "./application-queries.server.ts";

/** Says of a document that its time is over, as an encoded message; a new one is often under way, so that it stops nothing. */
export function expiryDoubt(
  { expiresOn }: Pick<ApplicationDocument, "expiresOn">,
  today: string,
  locale: Locale,
): string | null {
  if (expiresOn === null || expiresOn >= today) return null;
  return encodeError("applications:doubt.document_over", { date: formatDay(expiresOn, locale) });
}
