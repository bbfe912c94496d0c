import { and, asc, eq, min } from "drizzle-orm";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { titleOf } from "./enquiry-title.ts";
import type { BarView } from "./ui/contact-model.ts";

/** Since when somebody may approach no member any more: a message of theirs was found to be abuse. Null for everybody else. */
async function barredSince(db: Reader, personId: string): Promise<Date | null> {
  const isAbuse = and(eq(enquiries.accusedId, personId), eq(enquiries.finding, "abuse"));
  const [row] = await db
    .select({ since: min(enquiries.foundAt) })
    .from(enquiries)
    .where(isAbuse);
  return row?.since ?? null;
}

/** Whether somebody may approach no member any more, neither by a message nor by a request or an interest. */
export const isBarred = async (db: Reader, personId: string): Promise<boolean> =>
  (await barredSince(db, personId)) !== null;

/** Since when somebody is barred, and the conversations it was found in, for whoever can lift it; null for everybody else. */
export async function barOf(db: Reader, personId: string, locale: Locale) {
  const found = await db
    .select({ id: enquiries.id, subject: enquiries.subject, askKind: enquiries.askKind, foundAt: enquiries.foundAt })
    .from(enquiries)
    .where(and(eq(enquiries.accusedId, personId), eq(enquiries.finding, "abuse")))
    .orderBy(asc(enquiries.foundAt));
  const [first] = found;
  if (!first?.foundAt) return null;
  return {
    since: formatDate(first.foundAt, locale),
    conversations: found.map((one) => ({ to: `/messages/${one.id}`, subject: titleOf(translator(locale), one) })),
  };
}

/** What whoever is barred reads in place of a form; null for everybody else. */
export async function barView(db: Reader, personId: string, locale: Locale): Promise<BarView | null> {
  const since = await barredSince(db, personId);
  if (since === null) return null;
  const { contactEmail } = await getLocalizedAssociation(db, locale);
  return { since: formatDate(since, locale), contactEmail };
}
