import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { institutionChoices, resultOptions, typedOf } from "#app/features/projects/results/desk-view.server.ts";
import { ResultForm } from "#app/features/projects/results/ui/result-form.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { postNewResult, requireRecording } from "./answers/results.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { locale, clock } = args.context;
  const { found, partnership, row } = await requireRecording(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({
    title: words.t("results:form.new"),
    project: { title: titleIn(locale, row), to: `/projects/${row.slug}` },
    typed: typedOf(null, 0, words),
    options: resultOptions(locale),
    institutions: institutionChoices(found, partnership, words),
  });
}

export const action = (args: ActionFunctionArgs) => postNewResult(args);

export default function NewResult() {
  const { title, project, ...form } = useLoaderData<typeof loader>();
  const { t } = useTranslation("results");
  const list = `${project.to}/results`;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: project.title.text, lang: project.title.lang, to: project.to },
          { label: t("desk.title"), to: list },
          { label: title },
        ]}
      />
      <h1>{title}</h1>
      <p className="lead">{t("form.lead")}</p>
      <ResultForm {...form} lastResult={useActionData<typeof action>()?.result} cancelTo={list} />
    </div>
  );
}
