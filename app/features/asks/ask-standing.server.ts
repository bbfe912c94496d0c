import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Tone } from "#app/ui/badge.tsx";
import type { AskStanding } from "./ask.ts";
import { type FullAsk } from "./ask-queries.server.ts";
import type { Ending } from "./asks-model.ts";
import { askStanding } from "./asks.policy.ts";

export interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

const TONES: Readonly<Record<AskStanding, Tone>> = {
  open: "info",
  held: "neutral",
  stopped: "neutral",
  settled: "ok",
  withdrawn: "neutral",
  ended_answered: "info",
  ended_unanswered: "neutral",
};

/** How an ask stands, in the words of its reader. */
export function standingOf(found: FullAsk, offers: number, { locale, now }: Reading) {
  const code = askStanding(found, offers, now);
  const t = translator(locale);
  if (code === "held" || code === "stopped")
    return { code, label: t(`asks:${code}.title`), explain: t(`asks:${code}.explain`), tone: TONES[code] };
  const words = { label: t(`vocabulary:ask_state.${code}.title`), explain: t(`vocabulary:ask_state.${code}.explain`) };
  return { code, ...words, tone: TONES[code] };
}

const momentOf = (moment: Date, locale: Locale) => ({
  dateTime: moment.toISOString(),
  text: formatDate(moment, locale),
});

/** Null of one that is withdrawn by its member being out of force, before the clock has closed it. */
export function endingOf({ ask: { endsAt, closedAt } }: FullAsk, code: AskStanding, locale: Locale): Ending | null {
  if (code === "open") return { kind: "until", at: momentOf(endsAt, locale) };
  if (code === "held") return null;
  if (code !== "stopped" && code !== "settled" && code !== "withdrawn")
    return { kind: "was_until", at: momentOf(endsAt, locale) };
  return closedAt && { kind: "closed", at: momentOf(closedAt, locale) };
}
