import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { afterLabel } from "#app/i18n/before-answer.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";

interface OpenSection {
  step: string;
  label: string;
  to: string;
  problems: { label: string; message: string; to: string }[];
}

/** What is missing, section by section, each line a way to its field. */
export function StillOpen({ sections }: { sections: OpenSection[] }) {
  const { t } = useTranslation("applications");
  return (
    <div className="stack">
      <Callout tone="wait" title={t("submission.open.title")}>
        <p>{t("submission.open.text")}</p>
      </Callout>
      {sections.map(({ step, label, to, problems }) => (
        <Card key={step} title={<Link to={to}>{label}</Link>}>
          <ul>
            {problems.map((problem) => (
              <li key={problem.to}>
                <Link to={problem.to}>{problem.label}</Link>
                {afterLabel(problem.label)}
                {errorText(t, problem.message)}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
