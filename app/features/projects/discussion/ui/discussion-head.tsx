import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { DiscussionHead as Head } from "../discussion-model.ts";

interface DiscussionHeadProps extends Head {
  /** What was refused, where no form of the page says it. */
  problem: string | null;
  children?: ReactNode;
}

/** The beginning of a page of a discussion: whose it is, what became of what was done, and why it is only read. */
export function DiscussionHead({ title, project, isUnderWay, problem, children }: DiscussionHeadProps) {
  const { t } = useTranslation("discussion");
  const { t: errors } = useTranslation("errors");
  return (
    <>
      <header className="stack stack-tight">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p className="lead">
          <Link to={project.to}>
            <OwnWords {...project.title} />
          </Link>
        </p>
        {children}
      </header>
      <DoneNotice ns="discussion" />
      {problem && (
        <Callout tone="bad" role="alert">
          <p>{errorText(errors, problem)}</p>
        </Callout>
      )}
      {!isUnderWay && <Callout tone="neutral">{t("only_read")}</Callout>}
    </>
  );
}
