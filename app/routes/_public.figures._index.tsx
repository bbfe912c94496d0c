import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readYear } from "#app/features/applications/statistics/read-year.server.ts";
import type { YearLine } from "#app/features/applications/statistics/year-figures.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { BarTable } from "#app/ui/bar-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { publishedYears } from "./answers/published-year.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const years = await publishedYears(args);
  const { db, locale } = args.context;
  const asked = new URL(args.request.url).searchParams.get("year");
  const year = asked === null ? years[0] : years.find((one) => String(one) === asked);
  if (asked !== null && year === undefined) throw notFound();
  const figures = year === undefined ? null : await readYear(db, year, locale);
  const t = translator(locale);
  const title = year === undefined ? t("public:figures.link") : t("public:figures.title", { year });
  return json({ title, years, figures });
}

const COLUMNS = ["received", "decided", "admitted"] as const;

export default function YearOfAssociation() {
  const { title, years, figures } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const few = t("figures.few");
  const say = (figure: YearLine["received"]) => (typeof figure === "number" ? figure : t(`figures.${figure}`));
  const rows = (lines: YearLine[]) =>
    lines.map(({ label, ...line }) => ({ label, figures: COLUMNS.map((name) => say(line[name])) }));
  const columns = (head: string) => [head, ...COLUMNS.map((name) => t(`figures.${name}`))];
  return (
    <div className="page page-body stack stack-loose">
      <h1>{title}</h1>
      {figures === null ? (
        <EmptyState title={t("figures.none")} text={t("figures.none_text")} />
      ) : (
        <>
          <p className="lead">{t("figures.lead")}</p>
          <div className="facts-in-row">
            <Facts
              items={[
                ...COLUMNS.map((name) => ({ term: t(`figures.${name}`), value: String(say(figures.total[name])) })),
                { term: t("figures.median"), value: String(figures.medianDays ?? few) },
              ]}
            />
          </div>
          <BarTable
            caption={t("figures.countries")}
            columns={columns(t("figures.country"))}
            rows={rows(figures.countries)}
            none={few}
          />
          <BarTable
            caption={t("figures.categories")}
            columns={columns(t("figures.category"))}
            rows={rows(figures.categories)}
            none={few}
          />
          <p>
            <a href={`/figures/${figures.year}.csv`}>{t("figures.csv")}</a>
          </p>
          {years.length > 1 && (
            <nav aria-label={t("figures.years")}>
              <ul className="cluster">
                {years.map((year) => (
                  <li key={year}>
                    <Link to={`/figures?year=${year}`} aria-current={year === figures.year ? "page" : undefined}>
                      {year}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </>
      )}
    </div>
  );
}
