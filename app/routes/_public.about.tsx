import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { THEMES } from "#db/vocabulary-taxonomies.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { membershipCost } from "#app/features/dues/membership-cost.server.ts";
import { MembershipCost } from "#app/features/dues/ui/membership-cost.tsx";
import { textAddress } from "#app/platform/association-texts.ts";
import { TextSection } from "#app/ui/text-section.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/about", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.locale);
  const cost = await membershipCost(context.db, context.locale);
  return json({ title: t("public:about.title"), description: t("public:about.lead"), cost });
}

export default function About() {
  const { t } = useTranslation("public");
  const { cost } = useLoaderData<typeof loader>();
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{t("about.title")}</h1>
      <p className="lead">{t("about.lead")}</p>
      <TextSection title={t("about.origin.title")}>
        <p>{t("about.origin.p1")}</p>
        <p>{t("about.origin.p2")}</p>
      </TextSection>
      <TextSection title={t("about.today.title")}>
        <p>{t("about.today.p1")}</p>
        <p>
          <Link to={textAddress("charter")}>{t("texts.charter")}</Link>
        </p>
        <p>
          {t("about.today.p2")} <MembershipCost cost={cost} />
        </p>
      </TextSection>
      <TextSection title={t("about.themes.title")}>
        <ul>
          {THEMES.map((code) => (
            <li key={code}>{t(`vocabulary:theme.${code}`)}</li>
          ))}
        </ul>
      </TextSection>
      <TextSection title={t("about.decide.title")}>
        <p>{t("about.decide.p1")}</p>
        <p>{t("about.decide.p2")}</p>
        <p>
          <Link to="/recount">{t("about.decide.recounts")}</Link>
        </p>
      </TextSection>
      <TextSection title={t("about.independence.title")}>
        <p>{t("about.independence.p1")}</p>
      </TextSection>
    </div>
  );
}
