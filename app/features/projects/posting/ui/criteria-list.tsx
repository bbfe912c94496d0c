import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ASKED, NOT_TAKEN } from "../criteria.ts";

/** One of the two lists by which it is decided whether a project is published. */
function CriteriaList({ criteria }: { criteria: readonly string[] }) {
  return (
    <ul>
      {criteria.map((words) => (
        <li key={words}>{words}</li>
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
      <CriteriaList criteria={ASKED.map((name) => t(`criteria.asked.${name}`))} />
      <h3>{t("criteria.not_taken.title")}</h3>
      <CriteriaList criteria={NOT_TAKEN.map((name) => t(`criteria.not_taken.${name}`))} />
      <p>
        <Link to="/projects/criteria">{t("criteria.afterwards.title")}</Link>
      </p>
    </div>
  );
}
