import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { checkItem } from "#app/features/projects/posting/check-view.server.ts";
import { listToCheck } from "#app/features/projects/posting/list-to-check.server.ts";
import { listUnanswered } from "#app/features/projects/partners/list-unanswered.server.ts";
import { Unanswered } from "#app/features/projects/partners/ui/unanswered.tsx";
import { listResultsToCheck } from "#app/features/projects/results/list-to-check.server.ts";
import { ResultsToCheck } from "#app/features/projects/results/ui/results-to-check.tsx";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { yearsOfResults } from "#app/features/projects/yearly/board-sheet.server.ts";
import { ResultSheets } from "#app/features/projects/yearly/ui/result-sheets.tsx";
import { reachedInScope } from "#app/features/projects/report/read-report.server.ts";
import { reachedText } from "#app/features/projects/report/report-view.server.ts";
import { troubledView } from "#app/features/projects/work/progress-view.server.ts";
import { Troubled } from "#app/features/projects/work/ui/course.tsx";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { RefusedNotice } from "#app/ui/refused-notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const viewer = await requireCoordinator(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const unanswered = await listUnanswered(db, { viewer, now: clock.now() }, words);
  const rows = await listToCheck(db, viewer);
  return json({
    title: words.t("projects:check.title"),
    items: rows.map((row) => checkItem(row, words)),
    results: await listResultsToCheck(db, viewer, words),
    unanswered,
    reached: reachedText(await reachedInScope(db, viewer), "scope", words),
    troubled: await troubledView(db, viewer, words),
    years: await yearsOfResults(db, await getAudience(db, viewer, words.today)),
  });
}

const COLUMNS = ["project", "lead", "what", "since"] as const;

export default function ProjectsToCheck() {
  const { title, items, results, unanswered, troubled, reached, years } = useLoaderData<typeof loader>();
  const { t } = useTranslation("projects");
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lead">{t("check.lead")}</p>
      <DoneNotice ns="projects" />
      <DoneNotice ns="results" />
      <RefusedNotice ns="projects" />
      {items.length === 0 ? (
        <EmptyState title={t("check.empty.title")} text={t("check.empty.text")} />
      ) : (
        <DataTable
          columns={COLUMNS.map((name) => t(`check.column.${name}`))}
          caption={title}
          isCaptionHidden
          isStaffList
        >
          <tbody>
            {items.map((item) => (
              <tr key={item.slug}>
                <th scope="row">
                  <Link to={`/review/projects/${item.slug}`}>
                    <bdi lang={item.title.lang}>{item.title.text}</bdi>
                  </Link>
                </th>
                <td>
                  <bdi>{item.lead}</bdi>, {item.country}
                  <div className="small soft">{item.category}</div>
                </td>
                <td>
                  <Badge tone={item.isHeldBack ? "wait" : "info"}>{item.what}</Badge>
                </td>
                <td>
                  <Time dateTime={item.since.iso} text={item.since.text} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <ResultsToCheck items={results} />
      <ResultSheets years={years} />
      {reached && <p>{reached}</p>}
      <p>
        <Link to="/year">{t("year.link_desk")}</Link>
      </p>
      <Troubled items={troubled} />
      <Unanswered items={unanswered} />
    </div>
  );
}
