import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import type { Move } from "./plan-clock.server.ts";
import type { ClockLine } from "./ui/clock-table.tsx";

function whyOf(move: Move, locale: Locale): string {
  const t = translator(locale);
  const day = formatDay(move.day, locale);
  if (move.about === "term")
    return t(`members:clock.term.${move.round}`, { until: formatDay(move.until, locale), day });
  return move.about === "year"
    ? t(`members:clock.year.${move.round}`, { year: String(move.window.year), day })
    : t(`members:clock.accreditation.${move.round}`, { until: formatDay(move.until, locale), day });
}

/** What the clock would do with a member, in words. */
export function clockLine(move: Move, locale: Locale): ClockLine {
  const { institution, membership, act, occasion } = move;
  const { number } = membership;
  return {
    ...{ key: `${number} ${occasion}`, name: nameOf(institution, locale), number, act },
    why: whyOf(move, locale),
  };
}
