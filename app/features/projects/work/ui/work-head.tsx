import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { WrittenBefore } from "#app/ui/sent-again.tsx";
import type { TitleView } from "../../project/project-model.ts";
import type { Answered } from "./answered.ts";

interface WorkHeadProps {
  title: string;
  project: { title: TitleView; to: string };
  isUnderWay: boolean;
  answered: Answered;
  /** What was changed is not on the page any more. */
  isGone?: boolean;
}

/** The beginning of a page of a project's work: what became of what was done, and why it is only read. */
export function WorkHead({ title, project, isUnderWay, answered, isGone = false }: WorkHeadProps) {
  const { t } = useTranslation("work");
  const { t: errors } = useTranslation("errors");
  const problem = answered?.result?.error?.[""]?.[0];
  return (
    <>
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="lead">
          <Link to={project.to}>
            <OwnWords {...project.title} />
          </Link>
        </p>
      </header>
      <DoneNotice ns="work" />
      {problem && (
        <Callout tone="bad" role="alert">
          <p>{errorText(errors, problem)}</p>
        </Callout>
      )}
      {(isGone || !isUnderWay) && <WrittenBefore lastResult={answered?.result} />}
      {!isUnderWay && <Callout tone="neutral">{t("only_read")}</Callout>}
    </>
  );
}
