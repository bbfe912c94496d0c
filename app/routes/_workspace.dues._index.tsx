import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  askedYear,
  countriesOf,
  listForDesk,
  listYears,
  readSearch,
  sumsOf,
} from "#app/features/dues/desk-page.server.ts";
import { LONGEST_SEARCH } from "#app/features/dues/dues.schema.ts";
import { setsSchedule } from "#app/features/dues/dues.policy.ts";
import { INVOICE_STATES } from "#app/features/dues/invoice.ts";
import { invoiceView } from "#app/features/dues/invoice-view.server.ts";
import { InvoiceTable } from "#app/features/dues/ui/invoice-table.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { DeskSearch } from "#app/ui/desk-search.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { Pagination } from "#app/ui/pagination.tsx";
import { searchWith } from "#app/ui/search-params.ts";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { requireDuesDesk } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const PAGE_SIZE = 50;

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  const { db, locale, clock } = args.context;
  const { searchParams } = new URL(args.request.url);
  const today = dayNow(clock);
  const year = askedYear(searchParams, today);
  const state = INVOICE_STATES.find((one) => one === searchParams.get("state")) ?? null;
  const q = readSearch(searchParams);
  const { lines, counts, all, graceDays } = await listForDesk(db, viewer, { year, state, q, today, locale });
  const t = translator(locale);
  const kept = q || null;
  const page = pageNumber(searchParams);
  const shown = lines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const to = (asked: number, one: string | null) => searchWith("", { year: String(asked), state: one, q: kept });
  return json({
    ...{ title: t("dues:title"), year: String(year), page, total: lines.length, maySet: setsSchedule(viewer), q },
    isAll: countriesOf(viewer) === null,
    years: (await listYears(db, today, year)).map((one) => ({
      ...{ to: searchWith("", { year: String(one), state }), label: String(one), isCurrent: q === "" && one === year },
    })),
    tabs: [null, ...INVOICE_STATES].map((one) => ({
      to: to(year, one),
      label: t(`dues:${one === null ? "all" : `state.${one}`}`),
      isCurrent: one === state,
      count: one === null ? all : counts[one],
    })),
    sums: sumsOf(
      lines.map(({ invoice }) => invoice),
      locale,
    ),
    lines: shown.map(({ invoice }) => {
      const { member } = invoice.row.document;
      return {
        ...invoiceView(invoice, { locale, today, graceDays, isDesk: true }),
        ...{ member: member.number, name: nameOf(member, locale), place: countryName(member.country, locale) },
      };
    }),
    saveTo: (["csv", "xlsx"] as const).map((format) => ({
      ...{ format: format.toUpperCase(), to: `/dues/export/${format}${to(year, state)}` },
    })),
  });
}

export default function Dues() {
  const { title, year, years, tabs, sums, lines, page, total, maySet, q, isAll, saveTo } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  const heads = [t("sums.currency"), t("sums.asked"), t("sums.received"), t("sums.over"), t("sums.open")];
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lead">{isAll ? t("lead") : `${t("lead")} ${t("lead_countries")}`}</p>
      <p>
        {maySet && (
          <>
            <Link to="/dues/schedule">{t("schedule.title")}</Link>
            {" · "}
          </>
        )}
        <Link to="/dues/overdue">{t("overdue.title")}</Link>
        {" · "}
        <Link to="/dues/statements">{t("statements:title")}</Link>
        {" · "}
        <Link to="/dues/reminders">{t("reminders.title")}</Link>
      </p>
      <DeskSearch label={t("search")} q={q} longest={LONGEST_SEARCH} kept={{ name: "year", value: year }} />
      <Tabs items={years} label={t("column.year")} />
      <p>
        <LinkButton to={`/dues/issue?year=${year}`} variant="quiet">
          {t("issue.open", { year })}
        </LinkButton>
      </p>
      <Tabs items={tabs} />
      {lines.length === 0 ? (
        <EmptyState title={q ? t("none_found") : t("none", { year })} text={t(q ? "none_found_text" : "none_text")} />
      ) : (
        <>
          <DataTable caption={t("sums.title")} isStacked isCompact columns={heads}>
            <tbody>
              {sums.map(({ currency, asked, received, over, open }) => (
                <tr key={currency}>
                  <th scope="row">{currency}</th>
                  <td data-label={heads[1]} className="number">
                    {asked}
                  </td>
                  <td data-label={heads[2]} className="number">
                    {received}
                  </td>
                  <td data-label={heads[3]} className="number">
                    {over}
                  </td>
                  <td data-label={heads[4]} className="number">
                    {open}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          <InvoiceTable lines={lines} />
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
