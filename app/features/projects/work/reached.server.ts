import { formatNumber } from "#app/i18n/format.server.ts";
import type { Words } from "../project/project-words.server.ts";

/** How many people a note counted; null where nobody did. */
interface Counted {
  reached: number | null;
  reachedWomen: number | null;
  reachedYouth: number | null;
}

/** The same in words. */
export const reachedIn = ({ t, locale }: Words, { reached, reachedWomen, reachedYouth }: Counted): string[] =>
  (
    [
      ["all", reached],
      ["women", reachedWomen],
      ["youth", reachedYouth],
    ] as const
  ).flatMap(([name, number]) =>
    number === null ? [] : [t(`work:progress.counted.${name}`, { number: formatNumber(number, locale) })],
  );
