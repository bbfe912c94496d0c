import type { Reason } from "#app/features/projects/matching/match-rules.ts";
import { needFacts } from "#app/features/projects/matching/match-facts.ts";
import { whyView } from "#app/features/projects/matching/why-view.server.ts";
import type { AskedFor } from "#db/schema/asks.ts";
import type { Locale } from "#db/locales.ts";
import type { TFunction } from "i18next";

const NOTHING = needFacts({ id: "", role: "", expertise: "", tasks: "", orgKind: null, countries: [] }, 1);

/** Why a member is asked, as it reads it itself or as whoever asks does. */
export function whyAsked(
  reasons: readonly AskedFor[],
  voice: "you" | "they",
  { t, locale }: { t: TFunction; locale: Locale },
): string[] {
  const match = { score: 0, need: NOTHING, reasons: reasons as Reason[] };
  return whyView(match, voice, { t, locale, today: "" }).lines;
}
