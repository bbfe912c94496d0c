import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { FRESHNESS_ANSWERS, type FreshnessAnswer } from "#db/vocabulary-freshness.ts";
import { plain } from "../../project/ui/plain-field.ts";
import type { GoneQuestion, OpenQuestion } from "../freshness-model.ts";

/** Which project it is about. */
export function AskedProject({ title, lead, status, answerBy }: OpenQuestion) {
  const { t } = useTranslation("projects");
  return (
    <Card as="div">
      <div className="stack stack-tight">
        <p>
          <strong lang={title.lang}>
            <bdi>{title.text}</bdi>
          </strong>
        </p>
        <p className="small soft">{lead}</p>
        <p className="cluster">
          <Badge tone={status.tone}>{status.label}</Badge>
          {answerBy && (
            <span className="small">
              {t("board.answer_by")} {answerBy}
            </span>
          )}
        </p>
      </div>
    </Card>
  );
}

interface AnswerProps {
  question: OpenQuestion;
  answer: FreshnessAnswer;
  lastResult: SubmissionResult | undefined;
}

/** The answer that was chosen in the letter, and the one button that says it. */
export function QuestionForm({ question, answer, lastResult }: AnswerProps) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ answerBy: string }>({
    id: "still-seeking",
    lastResult,
    defaultValue: { answerBy: question.proposed },
  });
  const labels = { answerBy: t("field.answerBy") };
  return (
    <PortalForm form={form} labels={labels}>
      <h2>{t(`freshness.answer.${answer}.title`)}</h2>
      <p>{t(`freshness.answer.${answer}.explain`)}</p>
      {answer === "seeking" && (
        <DateField
          field={plain(fields.answerBy)}
          label={labels.answerBy}
          min={question.today}
          max={question.latest ?? undefined}
        />
      )}
      <FormActions>
        <Button type="submit" name="answer" value={answer}>
          {t(`freshness.answer.${answer}.send`)}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

/** The other answers, each on a page of its own. */
export function OtherAnswers({ chosen }: { chosen: FreshnessAnswer | null }) {
  const { t } = useTranslation("projects");
  return (
    <nav className="stack stack-tight" aria-label={t("freshness.others")}>
      <p>{t(chosen === null ? "freshness.choose" : "freshness.others")}</p>
      <ul>
        {FRESHNESS_ANSWERS.filter((answer) => answer !== chosen).map((answer) => (
          <li key={answer}>
            <Link to={`?answer=${answer}`}>{t(`freshness.answer.${answer}.title`)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What a link says that cannot be used: nothing of its project. */
export function QuestionGone({ question }: { question: GoneQuestion }) {
  const { t } = useTranslation("projects");
  const { state } = question;
  return (
    <>
      {state === "used" && (
        <p className="lead">
          {t("freshness.gone.answered", {
            day: question.answeredOn,
            answer: t(`freshness.answer.${question.answer}.title`),
          })}
        </p>
      )}
      <p className={state === "used" ? undefined : "lead"}>{t(`freshness.gone.${state}`)}</p>
      <p>
        <Link to="/projects/mine">{t("freshness.sign_in")}</Link>
      </p>
    </>
  );
}
