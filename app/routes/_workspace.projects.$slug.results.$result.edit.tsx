import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { institutionChoices, resultDesk, resultOptions } from "#app/features/projects/results/desk-view.server.ts";
import { ResultActs } from "#app/features/projects/results/ui/result-acts.tsx";
import { ResultForm } from "#app/features/projects/results/ui/result-form.tsx";
import { ResultStanding } from "#app/features/projects/results/ui/result-notices.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { answered } from "#app/ui/answered.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { WrittenBefore } from "#app/ui/sent-again.tsx";
import { postResult, requireResult } from "./answers/results.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.desk.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const within = await requireResult(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({
    title: words.t("results:form.edit"),
    project: { title: titleIn(locale, within.row), to: `/projects/${within.row.slug}` },
    desk: await resultDesk(db, within, within.result, words),
    options: resultOptions(locale),
    institutions: institutionChoices(within.found, within.partnership, words),
  });
}

export const action = (args: ActionFunctionArgs) => postResult(args);

const ACTS = ["submit", "take_back", "withdraw", "delete"];

export default function EditResult() {
  const { project, desk, options, institutions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("results");
  const moved = answered(answer?.result, ...ACTS);
  const gone = moved || desk.isWritable ? undefined : answer?.result;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: project.title.text, lang: project.title.lang, to: project.to },
          { label: t("desk.title"), to: `${project.to}/results` },
          { label: desk.title.text, lang: desk.title.lang },
        ]}
      />
      <h1>
        <OwnWords {...desk.title} />
      </h1>
      <DoneNotice ns="results" />
      <RefusalHere lastResult={moved ?? gone} />
      <WrittenBefore lastResult={gone} />
      <ResultStanding desk={desk} />
      <p>
        <Link to={desk.paths.page}>{t("desk.look")}</Link>
      </p>
      <Card title={t("file.title")}>
        {desk.file ? <bdi>{desk.file.name}</bdi> : <p>{t("file.none")}</p>}
        {desk.isWritable && (
          <p>
            <Link to={desk.paths.files}>{t(desk.file ? "file.change" : "file.add")}</Link>
          </p>
        )}
      </Card>
      {desk.isWritable && (
        <ResultForm
          key={desk.version}
          {...{ options, institutions }}
          typed={desk.typed}
          changed={desk.changed}
          lastResult={moved ? undefined : answer?.result}
          cancelTo={`${project.to}/results`}
          isSubmittable={desk.acts.submit}
        />
      )}
      <ResultActs desk={desk} />
    </div>
  );
}
