import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isTheirs } from "#app/features/council/session/change-session.server.ts";
import { countWaitingFiles } from "#app/features/council/session/waiting-files.server.ts";
import { listWaitingRulings } from "#app/features/council/session/waiting-rulings.server.ts";
import { listSessions } from "#app/features/council/session/session-view.server.ts";
import { SessionBadge } from "#app/features/council/session/ui/session-head.tsx";
import { requireReviewer } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  return json({
    title: translator(locale)("council:title.all"),
    sessions: await listSessions(db, locale),
    waiting: await countWaitingFiles(db, viewer),
    rulings: (await listWaitingRulings(db, viewer, dayNow(clock))).length,
    mayPrepare: await isTheirs(db, viewer, "change"),
  });
}

export default function Sessions() {
  const { title, sessions, waiting, rulings, mayPrepare } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const prepare = mayPrepare && <LinkButton to="/council/new">{t("list.prepare")}</LinkButton>;
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lead">{t("list.lead")}</p>
      {waiting > 0 && <p>{t("list.waiting", { count: waiting })}</p>}
      {rulings > 0 && <p>{t("list.waiting_rulings", { count: rulings })}</p>}
      {sessions.length === 0 ? (
        <EmptyState title={t("list.empty")} text={t("list.empty_text")} action={prepare} />
      ) : (
        <>
          {prepare && <div>{prepare}</div>}
          <DataTable
            caption={title}
            isCaptionHidden
            isStacked
            columns={[t("list.session"), t("list.state"), t("list.items")]}
          >
            <tbody>
              {sessions.map((session) => (
                <tr key={session.id}>
                  <th scope="row">
                    <Link to={`/council/${session.id}`}>{session.title}</Link>
                  </th>
                  <td data-label={t("list.state")}>
                    <SessionBadge state={session.state} />
                  </td>
                  <td className="number" data-label={t("list.items")}>
                    {session.items}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      )}
    </div>
  );
}
