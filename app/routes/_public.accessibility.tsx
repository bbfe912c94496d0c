import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { translator } from "#app/i18n/translator.server.ts";
import { TextSection } from "#app/ui/text-section.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/accessibility", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.locale);
  return json({ title: t("public:accessibility.title"), description: t("public:accessibility.lead") });
}

const SECTIONS = ["standard", "script", "limits", "contact"] as const;

export default function Accessibility() {
  const { t } = useTranslation("public");
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{t("accessibility.title")}</h1>
      <p className="lead">{t("accessibility.lead")}</p>
      {SECTIONS.map((section) => (
        <TextSection key={section} title={t(`accessibility.${section}.title`)}>
          <p>{t(`accessibility.${section}.text`)}</p>
        </TextSection>
      ))}
    </div>
  );
}
