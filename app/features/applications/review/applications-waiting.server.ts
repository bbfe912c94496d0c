import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { nextActor } from "../file/application.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { listOwnApplications } from "../file/application-queries.server.ts";
import { deferredUntil } from "../file/deadlines.ts";
import { countUnreadOfApplicant } from "../messages/messages-waiting.server.ts";
import { deadlineView } from "../file/review-dates.server.ts";

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** The applications of a person that are open: what waits for that person, and what is with others, whose turn it is. */
export async function listOpenApplications(
  db: Reader,
  { viewer, locale, now }: Asked,
): Promise<{ waiting: WaitingItem[]; underWay: WaitingItem[] }> {
  const t = translator(locale);
  const own = await listOwnApplications(db, viewer);
  const institutionOf = await listedInstitutions(db, own, locale);
  const waiting: WaitingItem[] = [];
  const underWay: WaitingItem[] = [];
  const unread = await countUnreadOfApplicant(db, viewer);
  for (const { id, institutionName, status, dueAt } of own) {
    const place = { to: `/applications/${id}`, dueAt: deadlineView(dueAt, now, locale) };
    const title = institutionOf({ id, institutionName }).name || t("common:inbox.untitled");
    if (unread.has(id))
      waiting.push({ to: `${place.to}/messages`, title, detail: t("common:inbox.message.unread"), isBack: true });
    if (status === "draft" || status === "info_requested") {
      waiting.push({ ...place, title, detail: t(`common:inbox.application.${status}`) });
      continue;
    }
    const until = deferredUntil({ status, dueAt });
    if (until) {
      const day = formatDate(until, locale);
      waiting.push({ ...place, title, detail: t("common:inbox.application.deferred", { day }) });
      continue;
    }
    const actor = nextActor(status);
    if (actor === null || actor === "applicant") continue;
    const next = `${t("applications:status.next")}: ${t(`applications:status.actor.${actor}`)}.`;
    underWay.push({ ...place, title, detail: `${next} ${t(`vocabulary:application_status.${status}.explain`)}` });
  }
  return { waiting, underWay };
}
