import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { translator } from "#app/i18n/translator.server.ts";
import { TextSection } from "#app/ui/text-section.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/api/v1", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.locale);
  return json({ title: t("public:api.title"), description: t("public:api.lead") });
}

const EXAMPLE = "/api/v1/registry?q=almaty&country=KZ";

export default function OpenData() {
  const { t } = useTranslation("public");
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{t("api.title")}</h1>
      <p className="lead">{t("api.lead")}</p>
      <TextSection title={t("api.registry.title")}>
        <p>{t("api.registry.text")}</p>
        <p>
          <a href={EXAMPLE}>
            <code>{EXAMPLE}</code>
          </a>
        </p>
        <p className="small soft">{t("api.registry.licence")}</p>
      </TextSection>
      <p>{t("api.errors")}</p>
    </div>
  );
}
