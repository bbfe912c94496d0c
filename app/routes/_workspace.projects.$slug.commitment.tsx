import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { viewLetters } from "#app/features/projects/commitment/read-letters.server.ts";
import { PartnerCard } from "#app/features/projects/commitment/ui/partner-card.tsx";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireLetters } from "./answers/commitment.server.ts";
import { postCommitment } from "./answers/project-commitment.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { found, row, standing, rooms } = await requireLetters(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({
    title: words.t("projects:commitment.title"),
    project: { title: titleIn(locale, row), to: `/projects/${row.slug}` },
    rooms,
    readsAll: standing.readsAll,
    letters: await viewLetters(db, found, standing, words),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requireLetters(args);
  return postCommitment(args, { row, viewer });
}

export default function Commitment() {
  const { title, project, rooms, readsAll, letters } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as
    { result?: SubmissionResult; of?: string; problem?: "impossible" | "full" } | undefined;
  const { t } = useTranslation("projects");
  const { there, deadline, partners } = letters;
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <ProjectRooms rooms={rooms} current="commitment" />
      <h1>{title}</h1>
      <p className="lead">{t("commitment.lead")}</p>
      <DoneNotice ns="projects" />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(answered.problem === "full" ? "commitment.full" : "problem.impossible")}</p>
        </Callout>
      )}
      {deadline && (
        <p>
          {t("commitment.deadline")} <time dateTime={deadline.dateTime}>{deadline.text}</time>
          {" · "}
          {deadline.remaining}
        </p>
      )}
      <p>{partners.length === 0 ? t("commitment.none") : t("commitment.count", { there, of: partners.length })}</p>
      {partners.map((partner) => (
        <PartnerCard
          key={partner.institutionId}
          partner={partner}
          lastResult={answered?.of === partner.institutionId ? answered.result : undefined}
        />
      ))}
      {!readsAll && partners.length > 1 && <p className="soft">{t("commitment.others")}</p>}
    </div>
  );
}
