import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { membershipCost } from "#app/features/dues/membership-cost.server.ts";
import { MembershipCost } from "#app/features/dues/ui/membership-cost.tsx";
import { getAssociation } from "#app/platform/association.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Hero } from "#app/ui/hero.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/join", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const { checkWithinDays } = await getAssociation(context.db);
  const cost = await membershipCost(context.db, context.locale);
  const t = translator(context.locale);
  return json({ title: t("public:join.title"), description: t("public:join.lead"), checkWithinDays, cost });
}

const NEEDS = ["head", "people", "documents", "time"] as const;
const STEPS = ["1", "2", "3", "4", "5", "6"] as const;

export default function Join() {
  const { t } = useTranslation("public");
  const { checkWithinDays, cost } = useLoaderData<typeof loader>();
  return (
    <>
      <Hero
        title={t("join.title")}
        lead={
          <>
            {t("join.lead")} <MembershipCost cost={cost} />
          </>
        }
        actions={
          <>
            <LinkButton to="/apply">{t("join.start")}</LinkButton>
            <LinkButton to="/join/form" variant="quiet">
              {t("join.form")}
            </LinkButton>
          </>
        }
      />
      <div className="page page-body stack stack-loose">
        <section className="stack">
          <h2>{t("join.who.title")}</h2>
          <div className="grid">
            {MEMBERSHIP_CATEGORIES.map((category) => (
              <Card key={category} as="article" title={t(`join.who.${category}.title`)} headingLevel={3}>
                <p>{t(`join.who.${category}.text`)}</p>
              </Card>
            ))}
          </div>
          <p>{t("join.who.not")}</p>
        </section>
        <section className="stack">
          <h2>{t("join.need.title")}</h2>
          <ul>
            {NEEDS.map((need) => (
              <li key={need}>{t(`join.need.${need}`)}</li>
            ))}
          </ul>
        </section>
        <section className="stack">
          <h2>{t("join.steps.title")}</h2>
          <ol className="stack">
            {STEPS.map((step) => (
              <li key={step}>
                <strong>{t(`join.steps.${step}.title`)}.</strong>{" "}
                {t(`join.steps.${step}.text`, { count: checkWithinDays })}
              </li>
            ))}
          </ol>
          <p>
            <strong>{t("join.duration")}</strong>
          </p>
        </section>
      </div>
    </>
  );
}
