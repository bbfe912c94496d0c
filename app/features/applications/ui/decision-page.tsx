import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { DecisionPageView } from "../review-overview.server.ts";
import { Closed } from "./closed.tsx";
import { DecisionConflict } from "./decision-conflict.tsx";
import { DecisionForm, ReturnForm } from "./decision-form.tsx";
import { DecisionCard, RecommendationCard } from "./ruling-cards.tsx";

interface DecisionPageProps {
  page: DecisionPageView;
  lastResult: SubmissionResult | undefined;
}

/** The recommendation and the answer to it; when somebody else has answered meanwhile, what that answer was. */
export function DecisionPage({ page, lastResult }: DecisionPageProps) {
  const { t } = useTranslation("review");
  const { id, version, status, mayDecide, why, recommendation, decision, proposed } = page;
  const refusal = lastResult?.error?.[""];
  const typed = lastResult?.initialValue;
  const words = typed?.explanation ?? typed?.note;
  const answered = (intent: string) => (typed?.intent === intent ? lastResult : undefined);
  return (
    <>
      {refusal && !mayDecide && (
        <DecisionConflict decision={decision} status={status} typed={typeof words === "string" ? words : undefined} />
      )}
      {recommendation && <RecommendationCard view={recommendation} />}
      {mayDecide ? (
        <>
          <DecisionForm id={id} version={version} proposed={proposed} lastResult={answered("decide")} />
          <ReturnForm version={version} lastResult={answered("return")} />
        </>
      ) : (
        <>
          {decision && <DecisionCard view={decision} />}
          <Closed id={id} text={t(`decision.closed.${why}`)} />
        </>
      )}
    </>
  );
}
