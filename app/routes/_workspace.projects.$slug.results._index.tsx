import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { listedResults } from "#app/features/projects/results/desk-view.server.ts";
import { recordsFor } from "#app/features/projects/results/result.policy.ts";
import { ResultList } from "#app/features/projects/results/ui/result-list.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requirePartnership } from "./answers/partnership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const within = await requirePartnership(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({
    title: words.t("results:desk.title"),
    project: { title: titleIn(locale, within.row), to: `/projects/${within.row.slug}` },
    rooms: within.rooms,
    items: await listedResults(db, within, words),
    mayAdd: recordsFor(within.audience, within.partnership).length > 0,
  });
}

export default function ResultsOfProject() {
  const { title, project, rooms, items, mayAdd } = useLoaderData<typeof loader>();
  const { t } = useTranslation("results");
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <ProjectRooms rooms={rooms} current="results" />
      <h1>{title}</h1>
      <p className="lead">{t("desk.lead")}</p>
      <DoneNotice ns="results" />
      {mayAdd && (
        <div>
          <LinkButton to={`${project.to}/results/new`}>{t("desk.add")}</LinkButton>
        </div>
      )}
      {items.length === 0 ? (
        <EmptyState title={t("desk.empty.title")} text={t("desk.empty.text")} />
      ) : (
        <ResultList items={items} />
      )}
    </div>
  );
}
