import { useTranslation } from "react-i18next";
import { ANSWERED_WITHIN_DAYS, LEAST_RATED, RATED_MONTHS } from "../../project/project.ts";
import type { ResponseRate } from "../response-rate.ts";

/** How a lead answers those who express interest, with the rule by which it is counted. */
export function AnswersGiven({ rate }: { rate: ResponseRate | null }) {
  const { t } = useTranslation("projects");
  if (!rate) return null;
  const rule = { days: ANSWERED_WITHIN_DAYS, months: RATED_MONTHS, least: LEAST_RATED };
  return (
    <section className="stack stack-tight" aria-labelledby="answers-given">
      <h2 id="answers-given">{t("answers_given.title")}</h2>
      <p>{t("answers_given.share", { ...rate, ...rule })}</p>
      <p className="small soft">{t("answers_given.rule", rule)}</p>
    </section>
  );
}
