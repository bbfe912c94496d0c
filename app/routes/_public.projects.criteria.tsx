import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { ASKED, NOT_TAKEN } from "#app/features/projects/posting/criteria.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { publicMeta } from "#app/ui/public-links.ts";
import { TextSection } from "#app/ui/text-section.tsx";

export const handle = { isStatic: true, kept: { by: [] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/projects/criteria", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.locale);
  return json({ title: t("projects:criteria.title"), description: t("projects:criteria.lead") });
}

const AFTERWARDS = ["who", "answers", "changes"] as const;

/** By what a coordinator decides whether a project is published. */
export default function Criteria() {
  const { t } = useTranslation("projects");
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <Breadcrumbs items={[{ label: t("board.title"), to: "/projects" }, { label: t("criteria.title") }]} />
      <h1>{t("criteria.title")}</h1>
      <p className="lead">{t("criteria.lead")}</p>
      <TextSection title={t("criteria.questions.title")}>
        <p>{t("criteria.questions.lead")}</p>
        <ol>
          {ASKED.map((name) => (
            <li key={name}>
              <strong>{t(`criteria.question.${name}`)}</strong> {t(`criteria.asked.${name}`)}
            </li>
          ))}
          <li>
            <strong>{t("criteria.question.allowed")}</strong> {t("criteria.not_taken.title")}:
            <ul>
              {NOT_TAKEN.map((name) => (
                <li key={name}>{t(`criteria.not_taken.${name}`)}</li>
              ))}
            </ul>
          </li>
        </ol>
      </TextSection>
      <TextSection title={t("criteria.afterwards.title")}>
        {AFTERWARDS.map((name) => (
          <p key={name}>{t(`criteria.afterwards.${name}`)}</p>
        ))}
      </TextSection>
    </div>
  );
}
