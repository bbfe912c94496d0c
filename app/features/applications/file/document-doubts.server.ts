import { encodeError } from "#app/i18n/error-text.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationDocument } from "./application-queries.server.ts";

const WORDS = { applicant: "applications:doubt.document_over", head: "applications:doubt.document_over_head" } as const;

type Dated = Pick<ApplicationDocument, "kind" | "expiresOn">;

/** The last day of a document whose time is over; null while it runs, or when `all` hold one of its kind in force. */
export function overSince({ kind, expiresOn }: Dated, all: readonly Dated[], today: string): string | null {
  const isRenewed = all.some((one) => one.kind === kind && one.expiresOn !== null && one.expiresOn >= today);
  return expiresOn !== null && expiresOn < today && !isRenewed ? expiresOn : null;
}

/**
 * Says of a document that its time is over, as an encoded message to who can change it or to the head, who cannot; a new
 * one is often under way, so that it stops nothing.
 */
export function expiryDoubt(
  document: Dated,
  all: readonly Dated[],
  today: string,
  locale: Locale,
  reader: "applicant" | "head" = "applicant",
): string | null {
  const day = overSince(document, all, today);
  return day && encodeError(WORDS[reader], { date: formatDay(day, locale) });
}
