import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { CheckView } from "../../checks/list-checks.server.ts";
import type { DecisionPageView } from "../../review/dossier-model.ts";
import { AppliesAs } from "../../file/ui/applies-as.tsx";
import { Judgement } from "../../checks/ui/check-table.tsx";
import { Closed } from "../../file/ui/closed.tsx";
import { DecisionConflict } from "./decision-conflict.tsx";
import { LetterPreview } from "./letter-preview.tsx";
import { DecisionForm, ReturnForm } from "./decision-form.tsx";
import { DecisionCard, RecommendationCard, TakeBack } from "../../review/ui/ruling-cards.tsx";

interface DecisionPageProps {
  page: DecisionPageView;
  lastResult: SubmissionResult | undefined;
  /** The letter of the decision that was typed, once it was asked for. */
  preview: Parameters<typeof LetterPreview>[0]["preview"] | undefined;
}

/** The recommendation and the answer to it; when somebody else has answered meanwhile, what that answer was. */
export function DecisionPage({ page, lastResult, preview }: DecisionPageProps) {
  const { id, status, mayDecide, recommendation, decision } = page;
  const { t } = useTranslation("review");
  const refusal = lastResult?.error?.[""];
  const typed = lastResult?.initialValue;
  const words = typed?.explanation ?? typed?.note;
  return (
    <>
      {refusal && !mayDecide && (
        <DecisionConflict decision={decision} status={status} typed={typeof words === "string" ? words : undefined} />
      )}
      {mayDecide && <AppliesAs {...page.appliesAs} />}
      <Findings id={id} title={t("decision.overruled")} checks={page.overruled} />
      {mayDecide && <Findings id={id} title={t("decision.doubtful")} checks={page.doubtful} />}
      {recommendation && <RecommendationCard view={recommendation} />}
      {mayDecide ? <Deciding {...{ page, lastResult, preview }} /> : <Settled page={page} />}
    </>
  );
}

/** The letter once it was asked for, and the forms; a letter goes as soon as anything it was made of changes. */
function Deciding({ page: { id, version, proposed, takenBack, readers }, lastResult, preview }: DecisionPageProps) {
  const { t } = useTranslation("review");
  const [outdated, setOutdated] = useState<typeof preview>();
  const answered = (intent: string) => (lastResult?.initialValue?.intent === intent ? lastResult : undefined);
  const decided = answered("decide") ?? answered("preview");
  return (
    <>
      {takenBack && (
        <Callout title={t("decision.taken_back", { by: takenBack.takenBackBy })}>
          <p>
            {t(`decision.past.${takenBack.outcome}`)}: <bdi>{takenBack.by}</bdi>. {t("decision.taken_back_form")}
          </p>
        </Callout>
      )}
      {preview && preview !== outdated && <LetterPreview preview={preview} />}
      <div onInput={() => setOutdated(preview)} className="stack">
        <DecisionForm id={id} version={version} proposed={proposed} readers={readers} lastResult={decided} />
      </div>
      <ReturnForm version={version} lastResult={answered("return")} />
    </>
  );
}

/** Nothing to decide here and now: what was decided, and why this person does not. */
function Settled({ page: { id, version, decision, mayTakeBack, why } }: Pick<DecisionPageProps, "page">) {
  const { t } = useTranslation("review");
  return (
    <>
      {decision && <DecisionCard view={decision} />}
      {mayTakeBack && <TakeBack id={id} version={version} />}
      <Closed id={id} text={t(`decision.closed.${why}`)} />
    </>
  );
}

/** Checks to look at before deciding, each with the reason given. */
function Findings({ id, title, checks }: { id: string; title: string; checks: CheckView[] }) {
  const { t } = useTranslation("review");
  if (checks.length === 0) return null;
  return (
    <Callout tone="wait" title={title}>
      <ul>
        {checks.map((check) => (
          <li key={check.check}>
            <Link to={`/review/${id}#check-${check.check}`}>{t(`vocabulary:check.${check.check}.title`)}</Link>:{" "}
            {t(`vocabulary:check_result.${check.result}`)}
            <Judgement check={check} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}
