import { inArray } from "drizzle-orm";
import { formatDate } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { enquiries } from "#db/schema/enquiries.ts";

interface Said {
  text: string;
  to?: string;
}
export type Words = ReadonlyMap<string, Said>;

export interface Asking {
  db: Reader;
  locale: Locale;
}

const AT_ONCE = 500;

/** Reads some rows by their ids, however many there are. */
export async function inSlices<Row>(ids: readonly string[], read: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) rows.push(...(await read(ids.slice(from, from + AT_ONCE))));
  return rows;
}

/** What is written to a member is not the secretariat's to read: it is named by its day and its topic. */
export async function conversations({ db, locale }: Asking, ids: readonly string[]): Promise<Words> {
  const { id, topic, askKind, createdAt } = enquiries;
  const rows = await inSlices(ids, (some) =>
    db.select({ id, topic, askKind, createdAt }).from(enquiries).where(inArray(id, some)),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        text: lineOf(
          [
            formatDate(row.createdAt, locale),
            vocabularyLabel(row.askKind ? `ask_kind.${row.askKind}` : `enquiry_topic.${row.topic}`, locale),
          ],
          " · ",
        ),
      },
    ]),
  );
}

/** Nor what is asked in a sentence. */
export async function askDays({ db, locale }: Asking, ids: readonly string[]): Promise<Words> {
  const { id, kind, createdAt } = asks;
  const rows = await inSlices(ids, (some) => db.select({ id, kind, createdAt }).from(asks).where(inArray(id, some)));
  return new Map(
    rows.map((row) => [
      row.id,
      { text: lineOf([formatDate(row.createdAt, locale), vocabularyLabel(`ask_kind.${row.kind}`, locale)], " · ") },
    ]),
  );
}

export async function daysAsked({ db, locale }: Asking, ids: readonly string[]): Promise<Words> {
  const { id, askedAt } = askedMembers;
  const rows = await inSlices(ids, (some) =>
    db.select({ id, askedAt }).from(askedMembers).where(inArray(askedMembers.id, some)),
  );
  return new Map(rows.map((row) => [row.id, { text: formatDate(row.askedAt, locale) }]));
}
