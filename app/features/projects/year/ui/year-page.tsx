import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { BarTable } from "#app/ui/bar-table.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { Select } from "#app/ui/select.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { ResultCards } from "../../published/ui/result-cards.tsx";
import { SHARES, type YearView } from "../year-model.ts";

/** Said at the top; the table below has all of them. */
const FIRST: readonly string[] = ["ran", "members", "countries", "pairs", "results", "people"];
const RULES = ["readers", "year", "tables", "now"] as const;

/** What the network did in a year: figures, what they are made of, and the projects and results themselves. */
export function YearPage({ view }: { view: YearView }) {
  const { t } = useTranslation("projects");
  const { year, title, countedOn, isEmpty, figures, years } = view;
  return (
    <div className="page page-body stack stack-loose">
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="lead">{t("year.lead")}</p>
        {years.length > 1 && (
          <Tabs
            label={t("year.years")}
            items={years.map((one) => ({ label: String(one.year), to: one.to, isCurrent: one.year === year }))}
          />
        )}
      </header>
      <Filter {...view} />
      {view.severalNamed && <Callout tone="wait" role="status" title={view.severalNamed} />}
      {countedOn && <Callout tone="info" title={t("year.running", { day: countedOn })} />}
      {isEmpty ? (
        <EmptyState title={t("year.none.title")} text={t("year.none.text")} />
      ) : (
        <>
          <div className="facts-in-row">
            <Facts
              items={figures
                .filter(({ name }) => FIRST.includes(name))
                .map(({ term, number }) => ({ term, value: t("year.number", { number }) }))}
            />
          </div>
          <Figures {...view} />
        </>
      )}
      <Planned lines={view.planned} />
      <Shares {...view} />
      <Projects {...view.projects} />
      <Results {...view.results} />
      <Reports {...view.reports} />
      <section className="stack stack-tight" aria-labelledby="rules">
        <h2 id="rules">{t("year.section.rules")}</h2>
        {RULES.map((rule) => (
          <p key={rule}>{t(`year.rules.${rule}`)}</p>
        ))}
        <p className="no-print">
          <a href={view.csv}>{t("year.csv")}</a>
        </p>
      </section>
    </div>
  );
}

function Filter({ year, filter }: Pick<YearView, "year" | "filter">) {
  const { t } = useTranslation("projects");
  const { initiative, theme, initiatives, themes, wholeTo } = filter;
  return (
    <Form method="get" action={`/year/${year}`} role="search" className="stack stack-tight no-print">
      <div className="row">
        <label className="field">
          <span className="field-label">{t("year.filter.initiative")}</span>
          <Select
            name="initiative"
            defaultValue={initiative}
            placeholder={t("year.filter.all_initiatives")}
            options={initiatives}
          />
        </label>
        <label className="field">
          <span className="field-label">{t("year.filter.theme")}</span>
          <Select name="theme" defaultValue={theme} placeholder={t("year.filter.all_themes")} options={themes} />
        </label>
        <Button type="submit">{t("year.filter.show")}</Button>
      </div>
      {wholeTo && (
        <p className="small">
          <Link to={wholeTo}>{t("year.filter.whole")}</Link>
        </p>
      )}
    </Form>
  );
}

function Figures({ year, figures, years }: Pick<YearView, "year" | "figures" | "years">) {
  const { t } = useTranslation("projects");
  const [now, before] = [String(year), String(year - 1)];
  const yearBefore = years.find((one) => one.year === year - 1);
  return (
    <Card title={t("year.section.figures")}>
      <DataTable
        caption={t("year.section.figures")}
        isCaptionHidden
        isCompact
        columns={[t("year.column.figure"), now, before]}
      >
        <tbody>
          {figures.map(({ name, term, explain, number, before: earlier, to }) => (
            <tr key={name} data-figure={name}>
              <th scope="row">
                {term}
                <div className="small soft">{explain}</div>
              </th>
              <td className="number">
                {to ? (
                  <Link to={to} aria-label={`${term}, ${now}: ${number}`}>
                    {t("year.number", { number })}
                  </Link>
                ) : (
                  t("year.number", { number })
                )}
              </td>
              <td className="number soft">{t("year.number", { number: earlier })}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {yearBefore && (
        <p className="small">
          <Link to={yearBefore.to}>{t("year.before", { year: before })}</Link>
        </p>
      )}
    </Card>
  );
}

function Planned({ lines }: { lines: YearView["planned"] }) {
  const { t } = useTranslation("projects");
  if (lines.length === 0) return null;
  return (
    <section className="stack stack-tight" aria-labelledby="planned">
      <h2 id="planned">{t("year.section.planned")}</h2>
      <ul>
        {lines.map(({ text, to }) => (
          <li key={text}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shares({ initiatives, themes, countries, types }: YearView) {
  const { t } = useTranslation("projects");
  const shared = SHARES.map((share) => t(`year.short.${share}`));
  const tables = [
    { name: "initiatives", rows: initiatives, columns: [t("year.column.initiative"), ...shared] },
    { name: "themes", rows: themes, columns: [t("year.column.theme"), ...shared] },
    { name: "countries", rows: countries, columns: [t("year.column.country"), t("year.figure.members.term")] },
    { name: "types", rows: types, columns: [t("year.column.type"), t("year.figure.results.term")] },
  ] as const;
  return (
    <>
      {tables.map(
        ({ name, rows, columns }) =>
          rows.length > 0 && (
            <BarTable key={name} id={name} caption={t(`year.section.${name}`)} columns={columns} rows={rows} none="" />
          ),
      )}
    </>
  );
}

function Projects({ rows, total, to }: YearView["projects"]) {
  const { t } = useTranslation("projects");
  if (total === 0) return null;
  const columns = (["project", "lead", "period", "status"] as const).map((name) => t(`year.column.${name}`));
  const [, lead, period, status] = columns;
  return (
    <section className="stack stack-tight" aria-labelledby="ran">
      <h2 id="ran">{t("year.section.projects")}</h2>
      <DataTable caption={t("year.section.projects")} isCaptionHidden isCompact isStacked columns={columns}>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slug}>
              <th scope="row">
                <Link to={`/projects/${row.slug}`}>
                  <OwnWords {...row.title} />
                </Link>
              </th>
              <td data-label={lead}>
                <bdi>{row.lead}</bdi>
              </td>
              <td data-label={period}>{row.period}</td>
              <td data-label={status}>
                <Badge tone={row.status.tone}>{row.status.label}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p>
        <Link to={to}>{t("year.all.projects", { count: total })}</Link>
      </p>
    </section>
  );
}

function Results({ cards, total, to }: YearView["results"]) {
  const { t } = useTranslation("projects");
  if (total === 0) return null;
  return (
    <section className="stack stack-tight" aria-labelledby="results">
      <h2 id="results">{t("year.section.results")}</h2>
      <ResultCards items={cards} />
      <p>
        <Link to={to}>{t("year.all.results", { count: total })}</Link>
      </p>
    </section>
  );
}

function Reports({ rows, total }: YearView["reports"]) {
  const { t } = useTranslation("projects");
  if (total === 0) return null;
  return (
    <section className="stack stack-tight" aria-labelledby="reports">
      <h2 id="reports">{t("year.section.reports")}</h2>
      <ul>
        {rows.map(({ slug, title, people }) => (
          <li key={slug}>
            <Link to={`/projects/${slug}`}>
              <OwnWords {...title} />
            </Link>{" "}
            <span className="soft">{t("year.reached", { number: people })}</span>
          </li>
        ))}
      </ul>
      {rows.length < total && (
        <p className="small soft">{t("year.all.reports", { shown: rows.length, count: total })}</p>
      )}
    </section>
  );
}
