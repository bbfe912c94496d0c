import { ACTIONS } from "#app/features/activity/actions.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { languageName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { INITIATIVE_STATES, type InitiativeState } from "#db/vocabulary-initiatives.ts";
import { callsOn } from "../initiative/initiative.ts";
import { type Initiative, listInitiatives } from "../initiative/read-initiatives.server.ts";
import { textIn } from "../initiative/text-in.ts";
import type { InitiativeLine, InitiativeStanding } from "./ui/editing-model.ts";

interface Reading {
  locale: Locale;
  today: string;
}

export const readState = (asked: string | null): InitiativeState | null =>
  INITIATIVE_STATES.find((one) => one === asked) ?? null;

const titleFor = ({ row, texts }: Initiative, locale: Locale) => {
  const { title, locale: lang } = textIn(texts, { locale, original: row.originalLocale });
  return { text: title, lang };
};

function lineOfDesk(initiative: Initiative, { locale, today }: Reading): InitiativeLine {
  const { row, texts, calls } = initiative;
  const others = texts.map((text) => text.locale).filter((one) => one !== row.originalLocale);
  return {
    id: row.id,
    title: titleFor(initiative, locale),
    owner: vocabularyLabel(`initiative_owner.${row.owner}`, locale),
    state: row.state,
    languages: [row.originalLocale, ...others].map((one) => languageName(one, locale)).join(", "),
    openCalls: callsOn(calls, today).open.length,
    changed: formatDate(row.updatedAt, locale),
  };
}

/** All initiatives for those who edit them, what was changed last first; how many there are in each state. */
export async function initiativesDesk(db: Reader, { state, ...reading }: Reading & { state: InitiativeState | null }) {
  const all = await listInitiatives(db);
  const counts = Object.fromEntries(
    INITIATIVE_STATES.map((one) => [one, all.filter(({ row }) => row.state === one).length]),
  ) as Record<InitiativeState, number>;
  const lines = all
    .filter(({ row }) => state === null || row.state === state)
    .sort((one, other) => Number(other.row.updatedAt) - Number(one.row.updatedAt))
    .map((one) => lineOfDesk(one, reading));
  return { lines, counts, all: all.length };
}

/** How one stands, and what happened to it, newest first. */
export async function initiativeStanding(
  db: Reader,
  initiative: Initiative,
  locale: Locale,
): Promise<InitiativeStanding> {
  const { id, state, version, slug, withdrawalReason } = initiative.row;
  const t = translator(locale);
  const history = (await listActivity(db, "initiative", id, "all")).flatMap((entry) => {
    if (!entry.action) return [];
    const meta = lineOf([entry.actorName, formatDateTime(entry.createdAt, locale)], " · ");
    const reason = "reason" in entry.data && entry.data.reason;
    return [{ id: entry.id, title: t(ACTIONS[entry.action].sentence), meta, body: reason || null }];
  });
  const path = slug === null ? null : `/initiatives/${slug}`;
  return {
    id,
    title: titleFor(initiative, locale),
    state,
    version,
    path,
    withdrawalReason,
    history: history.reverse(),
  };
}
