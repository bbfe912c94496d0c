import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { pageTitle } from "#app/http/page-title.server.ts";
import { TextSection } from "#app/ui/text-section.tsx";

export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ title: await pageTitle(context, "public:privacy.title") });
}

const SECTIONS = ["what", "why", "who", "cookies", "rights"] as const;

export default function Privacy() {
  const { t } = useTranslation("public");
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{t("privacy.title")}</h1>
      <p className="lead">{t("privacy.lead")}</p>
      {SECTIONS.map((section) => (
        <TextSection key={section} title={t(`privacy.${section}.title`)}>
          <p>{t(`privacy.${section}.text`)}</p>
        </TextSection>
      ))}
    </div>
  );
}
