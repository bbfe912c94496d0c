import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { FormOutline } from "#app/features/applications/ui/form-outline.tsx";
import { pageTitle } from "#app/http/page-title.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";

export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ title: await pageTitle(context, "public:form.title") });
}

export default function WholeForm() {
  const { t } = useTranslation("public");
  return (
    <div className="page page-narrow page-body stack">
      <Breadcrumbs items={[{ label: t("join.title"), to: "/join" }, { label: t("form.title") }]} />
      <h1>{t("form.title")}</h1>
      <p className="lead">{t("form.lead")}</p>
      <p className="no-print">{t("form.print")}</p>
      <FormOutline />
      <p className="no-print">
        <LinkButton to="/apply">{t("form.start")}</LinkButton>
      </p>
    </div>
  );
}
