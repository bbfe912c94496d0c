import { randomUUID } from "node:crypto";
import { and, eq, gt, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { barView } from "#app/features/contact/bar.server.ts";
import { sendersOf } from "#app/features/contact/write-as.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { countryName, languageName, languageOptions } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { waitOf } from "#app/i18n/wait.ts";
import { dayOf } from "#app/platform/days.ts";
import { LIMITS } from "#app/platform/rate-limits.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { asks } from "#db/schema/asks.ts";
import { institutions } from "#db/schema/members.ts";
import { ASK_KINDS } from "#db/vocabulary-asks.ts";
import { ISCED_NARROW, THEMES } from "#db/vocabulary-taxonomies.ts";
import { endOf, MOST_ASKED, MOST_OPEN, WEEK_DAYS } from "./ask.ts";
import { ASK_DAYS } from "./asks.schema.ts";
import type { NewAskView, PreviewView } from "./asks-model.ts";
import { type Asking, basisOf, findFitting, type Fitting } from "./find-fitting.server.ts";
import { whyAsked } from "./why-asked.server.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

const DAY_SECONDS = 24 * 60 * 60;

/** So many asks one person sends in a time. */
const mostIn = (seconds: number): number =>
  LIMITS.askByUser.windows.find(([, window]) => window === seconds)?.[0] ?? MOST_OPEN;

export const askLimits = { day: mostIn(DAY_SECONDS), week: mostIn(WEEK_DAYS * DAY_SECONDS), open: MOST_OPEN };

/** The asks of some members that are open, where a member has as many as it may. */
async function readFull({ db, now }: Reading, ids: readonly string[]) {
  const rows = await db
    .select({ id: asks.id, sentence: asks.sentence, language: asks.language, institutionId: asks.institutionId })
    .from(asks)
    .where(and(inArray(asks.institutionId, [...ids]), eq(asks.state, "open"), gt(asks.endsAt, now)));
  const byMember = Map.groupBy(rows, ({ institutionId }) => institutionId);
  return new Map([...byMember].filter(([, open]) => open.length >= MOST_OPEN));
}

/** The form of somebody who asks, `wait` seconds before the next ask; null of those who act for no member in force. */
export async function newAskView(reading: Reading, viewer: Viewer, wait: number | null): Promise<NewAskView | null> {
  const { db, locale, now } = reading;
  const acting = await sendersOf(db, viewer, dayOf(now));
  if (acting.length === 0) return null;
  const full = await readFull(
    reading,
    acting.map(({ id }) => id),
  );
  const senders = acting.filter(({ id }) => !full.has(id));
  const t = translator(locale);
  return {
    senders: senders.map((one) => ({ value: one.id, label: nameOf(one, locale).name })),
    from: (senders.length === 1 && senders[0]?.id) || null,
    languages: [...languageOptions(locale)],
    kinds: ASK_KINDS.map((value) => ({ value, label: vocabularyLabel(`ask_kind.${value}`, locale) })),
    themes: THEMES.map((value) => ({ value, label: vocabularyLabel(`theme.${value}`, locale) })),
    fields: ISCED_NARROW.map((value) => ({ value, label: vocabularyLabel(`isced.${value}`, locale) })),
    days: ASK_DAYS.map((value) => ({
      value,
      label: t("asks:form.days", { count: Number(value), day: formatDate(endOf(Number(value), now), locale) }),
    })),
    limits: askLimits,
    full: [...full].map(([id, open]) => {
      const names = acting.find((one) => one.id === id);
      return { id, name: names ? nameOf(names, locale).name : "", count: open.length, open };
    }),
    wait: wait === null ? null : waitOf(wait),
    bar: await barView(db, viewer.id, locale),
  };
}

function unfamiliarOf(shown: readonly Fitting[], { language }: Asking, locale: Locale): PreviewView["unfamiliar"] {
  const count = shown.filter(({ isFamiliar }) => !isFamiliar).length;
  return count > 0 && language ? { count, language: languageName(language, locale) } : null;
}

/** Whom an ask would reach now, each with its reasons. */
export async function previewView(
  { db, locale, now }: Reading,
  asking: Asking,
  asker: { id: string; country: string },
): Promise<PreviewView> {
  const { fitting, resting } = await findFitting(db, asking, asker, now);
  const first = fitting.slice(0, MOST_ASKED);
  const { id, slug, country } = institutions;
  const ids = first.map((one) => one.id);
  const rows = await db
    .select({ id, slug, country, ...nameColumns })
    .from(institutions)
    .where(inArray(id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const t = translator(locale);
  return {
    basis: basisOf(asking),
    formKey: randomUUID(),
    members: first.flatMap(({ id: member, reasons }) => {
      const row = byId.get(member);
      if (!row) return [];
      const shown = {
        name: nameOf(row, locale),
        to: `/directory/${row.slug}`,
        country: countryName(row.country, locale),
      };
      return [{ id: member, ...shown, why: whyAsked(reasons, "they", { t, locale }) }];
    }),
    unfamiliar: unfamiliarOf(first, asking, locale),
    more: fitting.length - first.length,
    resting,
  };
}
