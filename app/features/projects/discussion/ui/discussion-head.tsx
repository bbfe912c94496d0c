import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { WrittenBefore } from "#app/ui/sent-again.tsx";
import type { DiscussionHead as Head } from "../discussion-model.ts";

interface DiscussionHeadProps extends Head {
  /** What came of a form that is not on the page any more. */
  gone: SubmissionResult | undefined;
  children?: ReactNode;
}

/** The beginning of a page of a discussion: whose it is, what became of what was done, and why it is only read. */
export function DiscussionHead({ title, project, isUnderWay, gone, children }: DiscussionHeadProps) {
  const { t } = useTranslation("discussion");
  const { t: errors } = useTranslation("errors");
  const problem = gone?.error?.[""]?.[0];
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
      <WrittenBefore lastResult={gone} />
      {!isUnderWay && <Callout tone="neutral">{t("only_read")}</Callout>}
    </>
  );
}
