import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { sumsOf } from "#app/features/dues/desk-page.server.ts";
import { seesDues } from "#app/features/dues/dues.policy.ts";
import { listOverdue, overdueView } from "#app/features/dues/overdue.server.ts";
import { OverdueTable } from "#app/features/dues/ui/overdue-table.tsx";
import { pageNumber } from "#app/http/page-number.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireOverdue } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const PAGE_SIZE = 50;

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireOverdue(args);
  const { db, locale, clock } = args.context;
  const today = dayNow(clock);
  const all = await listOverdue(db, viewer, today);
  const page = pageNumber(new URL(args.request.url).searchParams);
  const sums = sumsOf(
    all.map(({ invoice }) => invoice),
    locale,
  );
  return json({
    title: translator(locale)("dues:overdue.title"),
    ...{ day: formatDay(today, locale), page, total: all.length, isDesk: seesDues(viewer) },
    saveTo: (["csv", "xlsx"] as const).map((format) => ({
      ...{ format: format.toUpperCase(), to: `/dues/overdue/${format}` },
    })),
    sum: sums.map(({ open }) => open).join(" + "),
    lines: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((one) => overdueView(one, viewer, locale)),
  });
}

export default function Overdue() {
  const { title, day, page, total, isDesk, sum, lines, saveTo } = useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  return (
    <div className="stack">
      {isDesk && <Breadcrumbs items={[{ label: t("title"), to: "/dues" }, { label: title }]} />}
      <h1>{title}</h1>
      <p className="lead">{t("overdue.lead", { day })}</p>
      {total === 0 ? (
        <EmptyState title={t("overdue.none")} text={t("overdue.none_text")} />
      ) : (
        <>
          <p>{t("overdue.total", { count: total, sum })}</p>
          <OverdueTable lines={lines} />
          <p>
            {t("save")}{" "}
            {saveTo.map(({ format, to }, index) => (
              <span key={format}>
                {index > 0 && " · "}
                <a href={to}>{format}</a>
              </span>
            ))}
          </p>
        </>
      )}
      {total > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={total} />}
    </div>
  );
}
