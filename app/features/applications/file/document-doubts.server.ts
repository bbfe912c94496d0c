import { encodeError } from "#app/i18n/error-text.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/vocabulary.ts";
import type { ApplicationDocument } from "./application-queries.server.ts";

const WORDS = { applicant: "applications:doubt.document_over", head: "applications:doubt.document_over_head" } as const;

/**
 * Says of a document that its time is over, as an encoded message to who can change it or to the head, who cannot; a new
 * one is often under way, so that it stops nothing.
 */
export function expiryDoubt(
  { expiresOn }: Pick<ApplicationDocument, "expiresOn">,
  today: string,
  locale: Locale,
  reader: "applicant" | "head" = "applicant",
): string | null {
  if (expiresOn === null || expiresOn >= today) return null;
  return encodeError(WORDS[reader], { date: formatDay(expiresOn, locale) });
}
