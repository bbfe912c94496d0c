import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

/**
 * What a member has not paid of its invoices, which the one that remains then pays: how many, their numbers, and how much;
 * null for nothing. Of dues another room knows, which gives it to what is done here.
 */
export type UnpaidOf = (
  db: Reader,
  institutionId: string,
  locale: Locale,
) => Promise<{ count: number; numbers: string; sum: string } | null>;
