import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { coordinatedCountries, isAdministrator, isCoordinator } from "#app/features/accounts/viewer.ts";
import { clockLine } from "#app/features/members/year/clock-view.server.ts";
import { planClock } from "#app/features/members/year/plan-clock.server.ts";
import { ClockTable } from "#app/features/members/year/ui/clock-table.tsx";
import { requireStaff } from "#app/http/guards.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const MOST_SHOWN = 200;

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireStaff(args);
  authorize(isAdministrator(viewer) || isCoordinator(viewer));
  const { db, clock, locale } = args.context;
  const today = dayNow(clock);
  const countries = isAdministrator(viewer) ? null : coordinatedCountries(viewer);
  const all = await planClock(db, today);
  const moves = all.filter(({ institution }) => countries === null || countries.includes(institution.country));
  return json({
    title: translator(locale)("members:clock.title"),
    listTo: isCoordinator(viewer) ? "/memberships" : undefined,
    day: formatDay(today, locale),
    total: moves.length,
    lines: moves.slice(0, MOST_SHOWN).map((move) => clockLine(move, locale)),
  });
}

export default function MembersClock() {
  const { title, listTo, day, total, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("memberships.title"), to: listTo }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("clock.lead", { day })}</p>
      {total > lines.length && <p>{t("clock.shown", { shown: lines.length, total })}</p>}
      {total === 0 ? <EmptyState title={t("clock.none")} text={t("clock.none_text")} /> : <ClockTable lines={lines} />}
    </div>
  );
}
