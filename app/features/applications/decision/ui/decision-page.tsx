import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import type { CheckView } from "../../checks/list-checks.server.ts";
import type { DecisionPageView } from "../../review/decision-model.ts";
import { AppliesAs } from "../../file/ui/applies-as.tsx";
import { Judgement } from "../../checks/ui/check-table.tsx";
import { Closed } from "../../file/ui/closed.tsx";
import { DecisionConflict } from "./decision-conflict.tsx";
import type { LettersView } from "../letter-model.ts";
import { keyOfWritten } from "./written-for.tsx";
import { LetterForm } from "./letter-form.tsx";
import { DecisionForm, ReturnForm } from "./decision-form.tsx";
import { AppealCard } from "../../review/ui/appeal-card.tsx";
import { DecisionCard, RecommendationCard, TakeBack } from "../../review/ui/ruling-cards.tsx";

interface DecisionPageProps {
  page: DecisionPageView;
  lastResult: SubmissionResult | undefined;
  /** The letters of a decision in the making; without them the decision itself is asked for. */
  letters?: LettersView;
  /** Where the council votes on the file; null where no session has it. */
  vote: { to: string; session: string } | null;
}

/** The recommendation and the answer to it; when somebody else has answered meanwhile, what that answer was. */
export function DecisionPage({ page, lastResult, letters, vote }: DecisionPageProps) {
  const { id, mayDecide } = page;
  const { t } = useTranslation("review");
  return (
    <>
      {!mayDecide && <Conflict page={page} lastResult={lastResult} letters={letters} vote={vote} />}
      {mayDecide && <AppliesAs {...page.appliesAs} />}
      <Findings id={id} title={t("decision.overruled")} checks={page.overruled} />
      {mayDecide && <Findings id={id} title={t("decision.doubtful")} checks={page.doubtful} />}
      <Before page={page} />
      {!mayDecide && <Settled page={page} vote={vote} />}
      {!letters && <OffAgenda page={page} lastResult={lastResult} />}
      {mayDecide && letters && (
        <LetterForm
          key={keyOfWritten(letters.mark, lastResult)}
          id={id}
          version={page.version}
          view={letters}
          lastResult={lastResult}
        />
      )}
      {mayDecide && !letters && <Deciding page={page} lastResult={lastResult} />}
    </>
  );
}

/** Why what this person had written was not sent. */
function Conflict({ page: { decision, status, why }, lastResult, letters, vote }: DecisionPageProps) {
  if (!lastResult?.error?.[""]) return null;
  const council = isWithCouncil(why) ? why : null;
  return <DecisionConflict {...{ decision, status, council, vote }} typed={typedWords(lastResult, letters)} />;
}

/** The way back to the checks for a file on an agenda, which is closed to a single decision. */
function OffAgenda({ page, lastResult }: Pick<DecisionPageProps, "page" | "lastResult">) {
  const { mayDecide, mayReturn, version } = page;
  if (mayDecide || !mayReturn) return null;
  return <ReturnForm version={version} leavesAgenda lastResult={answered(lastResult, "return")} />;
}

const WITH_COUNCIL = ["on_agenda", "voting", "voted", "ballot"] as const;
const isWithCouncil = (why: string): why is (typeof WITH_COUNCIL)[number] => WITH_COUNCIL.some((one) => one === why);

/** What whoever decides has before them: what the panel found, and the recommendation. */
function Before({ page: { appeal, recommendation } }: Pick<DecisionPageProps, "page">) {
  return (
    <>
      {appeal && <AppealCard view={appeal} />}
      {recommendation && <RecommendationCard view={recommendation} />}
    </>
  );
}

/** What this person had written when somebody else was quicker. */
function typedWords(lastResult: SubmissionResult | undefined, letters: LettersView | undefined): string | undefined {
  const { explanation, note } = lastResult?.initialValue ?? {};
  const words = letters ? letters.letters.map((letter) => letter.words.body).join("\n\n") : (explanation ?? note);
  return typeof words === "string" ? words : undefined;
}

/** The decision, or the way back to the checks. */
function Deciding({ page, lastResult }: Pick<DecisionPageProps, "page" | "lastResult">) {
  const { t } = useTranslation("review");
  const { id, version, proposed, takenBack, isBegun, readers, hasFormalities } = page;
  return (
    <>
      {takenBack && (
        <Callout title={t("decision.taken_back", { by: takenBack.takenBackBy })}>
          <p>
            {t(`decision.past.${takenBack.outcome}`)}: <bdi>{takenBack.by}</bdi>.{" "}
            {!isBegun && t("decision.taken_back_form", { by: takenBack.by })}
          </p>
        </Callout>
      )}
      <DecisionForm
        {...{ id, version, proposed, readers, hasFormalities }}
        lastResult={answered(lastResult, "preview")}
      />
      <ReturnForm version={version} lastResult={answered(lastResult, "return")} />
    </>
  );
}

/** Nothing to decide here and now: what was decided, and why this person does not. */
function Settled({
  page: { id, version, decision, mayTakeBack, why },
  vote,
}: Pick<DecisionPageProps, "page" | "vote">) {
  const { t } = useTranslation("review");
  return (
    <>
      {decision && <DecisionCard id={id} view={decision} />}
      {mayTakeBack && <TakeBack id={id} version={version} />}
      <Closed id={id} text={t(`decision.closed.${why}`)} />
      {isWithCouncil(why) && (
        <div className="stack">
          {vote && <p>{vote.session}</p>}
          <LinkButton to={vote?.to ?? "/council"}>{t("decision.to_vote")}</LinkButton>
        </div>
      )}
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
