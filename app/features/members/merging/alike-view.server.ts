import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime, formatNumber } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listAlikePairs, listToldApart, type ToldApart } from "./alike-pairs.server.ts";
import { mergePath } from "./merge-path.ts";
import { memberLine } from "./plan-view.server.ts";
import type { AlikeView, ToldView } from "./ui/merging-model.ts";

interface Reading {
  db: Reader;
  locale: Locale;
}

const toldView = ({ one, other, note, by, at }: ToldApart, locale: Locale): ToldView => ({
  ...{ one: memberLine(one, locale), other: memberLine(other, locale), note },
  said: translator(locale)("members:alike.told_by", { name: by ?? "—", date: formatDateTime(at, locale) }),
});

/** What was told apart from one institution, or of all that somebody looks after, the latest first. */
export async function toldViews(viewer: Viewer, { db, locale }: Reading, institutionId?: string): Promise<ToldView[]> {
  return (await listToldApart(db, viewer, institutionId)).map((one) => toldView(one, locale));
}

/** The pairs of members that look alike, and those that were told apart. */
export async function alikeView(viewer: Viewer, { db, locale }: Reading): Promise<AlikeView> {
  const t = translator(locale);
  const { pairs, total } = await listAlikePairs(db, viewer);
  const rest = total - pairs.length;
  return {
    pairs: pairs.map(({ one, other, why, isAsked }) => ({
      ...{ one: memberLine(one, locale), other: memberLine(other, locale) },
      why: why.map((reason) => t(`members:merging.likeness.${reason}`)),
      isAsked,
      to: isAsked
        ? mergePath(one.membership.number)
        : `${mergePath(one.membership.number)}?with=${other.membership.number}`,
    })),
    more: rest > 0 ? t("members:alike.more", { count: rest, number: formatNumber(rest, locale) }) : null,
    told: await toldViews(viewer, { db, locale }),
  };
}
