import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ASKED, NOT_TAKEN } from "../criteria.ts";

const LISTS = { asked: ASKED, not_taken: NOT_TAKEN };

/** One of the two lists by which it is decided whether a project is published. */
function CriteriaList({ list }: { list: keyof typeof LISTS }) {
  const { t } = useTranslation("projects");
  return (
    <ul>
      {LISTS[list].map((name) => (
        <li key={name}>{t(`criteria.${list}.${name}`)}</li>
      ))}
    </ul>
  );
}

/** Both lists, as they stand in the form. */
export function Criteria() {
  const { t } = useTranslation("projects");
  return (
    <div className="stack">
      <p>{t("criteria.lead")}</p>
      <h3>{t("criteria.asked.title")}</h3>
      <CriteriaList list="asked" />
      <h3>{t("criteria.not_taken.title")}</h3>
      <CriteriaList list="not_taken" />
      <p>
        <Link to="/projects/criteria">{t("criteria.afterwards.title")}</Link>
      </p>
    </div>
  );
}
