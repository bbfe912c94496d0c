import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { waitingPagesView } from "#app/features/moderation/moderation-view.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const viewer = await requireCoordinator(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({ title: words.t("moderation:queue.title"), pages: await waitingPagesView(db, viewer, words) });
}

const COLUMNS = ["page", "what", "since"] as const;

export default function ReportedPages() {
  const { t } = useTranslation("moderation");
  const { title, pages } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lead">{t("queue.lead")}</p>
      <DoneNotice ns="moderation" />
      {pages.length === 0 ? (
        <EmptyState title={t("queue.empty.title")} text={t("queue.empty.text")} />
      ) : (
        <DataTable
          columns={COLUMNS.map((name) => t(`queue.column.${name}`))}
          caption={title}
          isCaptionHidden
          isStaffList
        >
          <tbody>
            {pages.map((page) => (
              <tr key={page.key}>
                <th scope="row">
                  <Link to={page.to}>
                    <OwnWords {...page.title} />
                  </Link>
                  <div className="small soft">{page.kind}</div>
                </th>
                <td>
                  <span className="cluster">
                    {page.what.map((what) => (
                      <Badge key={what} tone="wait">
                        {what}
                      </Badge>
                    ))}
                  </span>
                </td>
                <td>
                  <Time {...page.since} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </div>
  );
}
