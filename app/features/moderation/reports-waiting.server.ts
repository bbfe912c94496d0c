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
  return rows.flatMap(({ ref, page, reports, isAskedAgain }) => {
    const [to, of] = [deskPath(ref), { page: page.titleIn(locale).text }];
    return [
      ...(reports > 0
        ? [
            {
              to,
              title: t("moderation:waiting.report_of", of),
              detail: t("moderation:waiting.reports", { count: reports }),
            },
          ]
        : []),
      ...(isAskedAgain
        ? [{ to, title: t("moderation:waiting.second_look_of", of), detail: t("moderation:waiting.asked_again") }]
        : []),
    ];
  });
}
