import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ProjectView } from "../project-model.ts";

interface ActBarProps {
  act: { to: string; label: string };
  project: Pick<ProjectView, "deadline">;
}

/** On a phone, what this reader can do next stays in sight, whatever is above it. On a wide screen it stands beside the text. */
export function ActBar({ act: { to, label }, project: { deadline } }: ActBarProps) {
  const { t } = useTranslation("projects");
  return (
    <div className="act-bar no-print" role="region" aria-label={t("page.what_to_do")}>
      {deadline && (
        <p className="small">
          <Time dateTime={deadline.dateTime} text={deadline.text} />
          {deadline.remaining && <span className="soft"> {deadline.remaining}</span>}
        </p>
      )}
      <LinkButton to={to}>{label}</LinkButton>
    </div>
  );
}
