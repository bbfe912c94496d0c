import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FORM } from "#app/features/applications/form/form.ts";
import { optionsForFields } from "#app/features/forms/field-options.server.ts";
import { viewQuestions } from "#app/features/applications/precheck/precheck-page.server.ts";
import { FormOutline } from "#app/features/applications/apply/ui/form-outline.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/join/form", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const { locale } = context;
  const options = optionsForFields(
    FORM.flatMap(({ fields }) => fields),
    locale,
  );
  const t = translator(locale);
  return json({
    title: t("public:form.title"),
    description: t("public:form.lead"),
    questions: viewQuestions(locale),
    options,
  });
}

export default function WholeForm() {
  const { t } = useTranslation("public");
  const { questions, options } = useLoaderData<typeof loader>();
  return (
    <div className="page page-narrow page-body stack">
      <Breadcrumbs items={[{ label: t("join.title"), to: "/join" }, { label: t("form.title") }]} />
      <h1>{t("form.title")}</h1>
      <p className="lead">{t("form.lead")}</p>
      <p className="no-print">
        {t("form.print")} <a href="/join/form.pdf">{t("form.pdf")}</a>
      </p>
      <FormOutline questions={questions} options={options} />
      <p className="no-print">
        <LinkButton to="/apply">{t("form.start")}</LinkButton>
      </p>
    </div>
  );
}
