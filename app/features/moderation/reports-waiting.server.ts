import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { readWaitingPages } from "./list-reported.server.ts";
import { deskPath } from "./moderation.ts";

const MOST_LISTED = 20;

interface Asked {
  viewer: Viewer;
  locale: Locale;
  today: string;
}

/** What waits for a coordinator of what was reported or hidden. */
export async function listReportsWaiting(db: Reader, { viewer, locale, today }: Asked): Promise<WaitingItem[]> {
  const t = translator(locale);
  const rows = await readWaitingPages(db, viewer, { today, most: MOST_LISTED });
  return rows.map(({ ref, page, reports, isAskedAgain }) => ({
    to: deskPath(ref),
    title: page.titleIn(locale).text,
    detail: isAskedAgain ? t("moderation:waiting.asked_again") : t("moderation:waiting.reports", { count: reports }),
  }));
}
