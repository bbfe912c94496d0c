import { useTranslation } from "react-i18next";
import { directionOfText } from "#app/i18n/text-direction.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import type { ProjectView } from "../project-model.ts";

/** Letters of a title that is a sentence rather than a name. */
const LONG_TITLE = 90;

/** Title, state and what can be read of it at a glance. */
export function ProjectHeading({ project }: { project: ProjectView }) {
  const { t } = useTranslation("projects");
  const { title, originalTitle, acronym, status, stale, badges, deadline, partnersText, isLeadInForce } = project;
  return (
    <header className="stack stack-tight">
      <h1 className={title.text.length > LONG_TITLE ? "long-title" : undefined}>
        <bdi lang={title.lang}>{title.text}</bdi>
        {acronym && <span className="soft"> · {acronym}</span>}
      </h1>
      {originalTitle && (
        <p className="soft">
          <bdi lang={originalTitle.lang} dir={directionOfText(originalTitle.lang)}>
            {originalTitle.text}
          </bdi>
        </p>
      )}
      <p className="cluster">
        <Badge tone={status.tone}>{status.label}</Badge>
        {isLeadInForce && stale && <Badge tone="wait">{stale.label}</Badge>}
        {!isLeadInForce && <Badge tone="bad">{t("page.lead_not_in_force")}</Badge>}
        {badges.map(({ key, label }) => (
          <Badge key={key} tone="ok">
            {label}
          </Badge>
        ))}
      </p>
      {isLeadInForce && <p className="soft">{status.explain}</p>}
      {isLeadInForce && stale && <p className="soft">{stale.explain}</p>}
      {isLeadInForce && deadline && (
        <p>
          {t("board.answer_by")} <Deadline {...deadline} />
        </p>
      )}
      {partnersText && <p className="small soft">{partnersText}</p>}
      {badges.map(({ key, explain }) => (
        <p key={key} className="small soft">
          {explain}
        </p>
      ))}
    </header>
  );
}
