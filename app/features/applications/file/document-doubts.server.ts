import { encodeError } from "#app/i18n/error-text.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationDocument } from "./application-queries.server.ts";

const WORDS = { applicant: "applications:doubt.document_over", head: "applications:doubt.document_over_head" } as const;

/** The documents beside which none of their kind is in force. */
export function withoutRenewed<Document extends Pick<ApplicationDocument, "kind" | "expiresOn">>(
  documents: readonly Document[],
  today: string,
): Document[] {
  const isOver = ({ expiresOn }: Document) => expiresOn !== null && expiresOn < today;
  const isInForce = ({ expiresOn }: Document) => expiresOn !== null && expiresOn >= today;
  const renewed = new Set(documents.filter(isInForce).map(({ kind }) => kind));
  return documents.filter((one) => !(isOver(one) && renewed.has(one.kind)));
}

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
