import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { coordinatedCountries } from "#app/features/accounts/viewer.ts";
import {
  lastImport,
  listReleases,
  listSettledChanges,
  readChangeFilter,
  readOpenChanges,
} from "#app/features/members/registry-changes/list-registry-changes.server.ts";
import { changeLine, filterViews } from "#app/features/members/registry-changes/registry-changes-view.server.ts";
import { ChangeFilters } from "#app/features/members/registry-changes/ui/change-filters.tsx";
import { RegistryChangesTable } from "#app/features/members/registry-changes/ui/registry-changes.tsx";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { searchWith } from "#app/ui/search-params.ts";
import { Tabs } from "#app/ui/tabs.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const MOST_SHOWN = 200;

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { db, locale } = args.context;
  const { search, searchParams } = new URL(args.request.url);
  const isSettled = searchParams.has("settled");
  const filter = readChangeFilter(searchParams);
  const [{ open, agreeing }, settled, last, releases] = await Promise.all([
    readOpenChanges(db, coordinatedCountries(viewer), filter),
    listSettledChanges(db, viewer, filter),
    lastImport(db),
    listReleases(db),
  ]);
  const t = translator(locale);
  const shown = isSettled ? settled : open;
  return json({
    title: t("members:registry_changes.title"),
    last: last && { release: last.release, day: formatDay(dayOf(last.startedAt), locale) },
    tabs: [
      {
        to: `/memberships/registry${searchWith(search, { settled: null })}`,
        label: t("members:registry_changes.open"),
        isCurrent: !isSettled,
        count: open.length,
      },
      {
        to: `/memberships/registry${searchWith(search, { settled: "" })}`,
        label: t("members:registry_changes.settled"),
        isCurrent: isSettled,
        count: settled.length,
      },
    ],
    isSettled,
    isFiltered: filter.fact !== null || filter.release !== null,
    filters: filterViews(filter, releases, locale),
    agreeing: isSettled ? 0 : agreeing,
    total: shown.length,
    lines: shown.slice(0, MOST_SHOWN).map((found) => changeLine(found, locale)),
  });
}

export default function RegistryChanges() {
  const { title, last, tabs, isSettled, isFiltered, filters, agreeing, total, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("memberships.title"), to: "/memberships" }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <p className="lead">{t("registry_changes.lead")}</p>
      <p className="soft">{last ? t("registry_changes.last", last) : t("registry_changes.never")}</p>
      <ChangeFilters filters={filters} isSettled={isSettled} />
      <Tabs items={tabs} />
      {agreeing > 0 && <p>{t("registry_changes.agreeing", { count: agreeing })}</p>}
      {total > lines.length && <p>{t("registry_changes.shown", { shown: lines.length, total })}</p>}
      {total > 0 && <RegistryChangesTable lines={lines} />}
      {total === 0 && isFiltered && (
        <EmptyState
          title={t("registry_changes.filter.none")}
          text={t("registry_changes.filter.none_text")}
          action={
            <LinkButton to={isSettled ? "/memberships/registry?settled" : "/memberships/registry"} variant="quiet">
              {t("common:action.clear_all")}
            </LinkButton>
          }
        />
      )}
      {total === 0 && !isFiltered && (
        <EmptyState
          title={t(isSettled ? "registry_changes.none_settled" : "registry_changes.none")}
          text={t("registry_changes.none_text")}
        />
      )}
    </div>
  );
}
