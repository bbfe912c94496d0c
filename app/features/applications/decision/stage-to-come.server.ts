import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Stage } from "./decision-letter.ts";

/** What a preview says of the formalities that follow an admission: what is open is known only when it takes effect. */
export async function stageToCome(db: Reader, clock: { now(): Date }): Promise<(frame: LetterFrame) => Stage> {
  const { holdMinutes, formalitiesDays } = await getAssociation(db);
  const effect = new Date(clock.now().getTime() + holdMinutes * MINUTE_MS);
  const day = daysAfter(dayOf(effect), formalitiesDays);
  return ({ t, locale }) => ({ todo: t("formalities:todo.to_come"), dueDay: formatDay(day, locale) });
}
