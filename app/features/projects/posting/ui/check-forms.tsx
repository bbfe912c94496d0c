import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { AnswerForm } from "../../partners/ui/answer-form.tsx";
import { LEAST, LIMITS } from "../../project/lengths.ts";
import { plain } from "../../project/ui/plain-field.ts";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import type { ToCheck } from "../check-page.server.ts";
import { CHECK_QUESTIONS } from "../criteria.ts";
import { doubtsIn } from "../doubts.ts";
import type { LastAnswers } from "../earlier-checks.server.ts";
import { CheckQuestions } from "./check-questions.tsx";
import { StillDoubted } from "./still-doubted.tsx";

interface CheckFormsProps {
  /** The mark of what is read here. */
  read: string;
  toCheck: ToCheck;
  /** It is on the board, and can be taken off for changes. */
  canTakeOff: boolean;
  readers: ReaderWords[];
  lastAnswers: LastAnswers;
  /** Of the form that was sent, if one of them was. */
  last: { intent: string; result?: SubmissionResult } | null;
}

/** What a posting and a change to one are answered by. */
const INTENTS = {
  posting: { publish: "publish", ask: "ask_changes", decline: "decline" },
  change: { publish: "publish_change", ask: "return_change", decline: "decline_change" },
} as const;

/** What a coordinator can answer to what stands before them. */
export function CheckForms(props: CheckFormsProps) {
  const { read, toCheck, canTakeOff, readers, last } = props;
  const { t } = useTranslation("projects");
  const note = { help: t("check.note_help"), limit: LIMITS.changesNote, least: LEAST.changesNote, readers };
  if (toCheck === "nothing" && !canTakeOff) return <p>{t("check.nothing")}</p>;
  return (
    <>
      <p>
        <Link to="/projects/criteria">{t("criteria.title")}</Link>
      </p>
      {toCheck === "nothing" && <p>{t("check.nothing")}</p>}
      {toCheck === "look" && <LookedAt read={read} />}
      {(toCheck === "posting" || toCheck === "change") && <Answers {...props} toCheck={toCheck} />}
      {canTakeOff && (
        <AnswerForm
          id="take_off"
          intent="take_off"
          label={t("check.take_off")}
          explain={t("check.take_off_explain")}
          send={t("check.take_off")}
          isDangerous
          about={{ read }}
          note={{ ...note, label: t("check.note") }}
          lastResult={last?.intent === "take_off" ? last.result : undefined}
        />
      )}
    </>
  );
}

function LookedAt({ read }: { read: string }) {
  const { t } = useTranslation("projects");
  return (
    <Form method="post" className="stack">
      <OpenedBy />
      <p>{t("check.looked_at_explain")}</p>
      <input type="hidden" name="read" value={read} />
      <div>
        <Button type="submit" name="intent" value="look">
          {t("check.looked_at")}
        </Button>
      </div>
    </Form>
  );
}

/** The questions, and the three answers: publish, ask for changes, or decline with a reason. */
function Answers({ read, toCheck, readers, lastAnswers, last }: CheckFormsProps & { toCheck: keyof typeof INTENTS }) {
  const { t } = useTranslation("projects");
  const intents = INTENTS[toCheck];
  const words = toCheck === "change" ? "check.of_change" : "check";
  const isAnswered = Object.values(intents).some((intent) => intent === last?.intent);
  const [form, fields] = useForm<Record<string, string>>({
    id: "check",
    lastResult: isAnswered ? last?.result : undefined,
  });
  const isToPublish = last?.intent === intents.publish;
  const doubts = isToPublish && fields.despite?.errors ? doubtsIn(last.result?.initialValue ?? {}) : [];
  const questions = Object.fromEntries(
    CHECK_QUESTIONS.flatMap((name, index) => [
      [`met_${name}`, t("check.questions.numbered", { number: index + 1, question: t(`criteria.question.${name}`) })],
      [`remark_${name}`, t("check.questions.remark", { number: index + 1 })],
    ]),
  );
  const labels: Record<string, string> = {
    ...questions,
    despite: t("check.sure.title"),
    note: t("check.note"),
    reason: t("check.reason"),
    explanation: t("check.decline_note"),
  };
  const note = { help: t("check.note_help"), limit: LIMITS.changesNote, least: LEAST.changesNote, readers };
  return (
    <PortalForm form={form} labels={labels} enter="nothing">
      <input type="hidden" name="read" value={read} />
      <CheckQuestions fields={fields} last={lastAnswers} />
      <p>{t(`${words}.publish_explain`)}</p>
      {doubts.length > 0 && <StillDoubted field={fields.despite} {...{ doubts, labels }} />}
      <FormActions>
        <Button type="submit" name="intent" value={intents.publish}>
          {t(`${words}.publish`)}
        </Button>
      </FormActions>
      <Disclosure summary={t(`${words}.ask`)} isOpen={last?.intent === intents.ask}>
        <p>{t(`${words}.ask_explain`)}</p>
        <LetterField field={plain(fields.note)} label={t("check.note")} {...note} />
        <FormActions>
          <Button type="submit" name="intent" value={intents.ask} variant="danger">
            {t(`${words}.ask`)}
          </Button>
        </FormActions>
      </Disclosure>
      <Disclosure summary={t(`${words}.decline`)} isOpen={last?.intent === intents.decline}>
        <p>{t(`${words}.decline_explain`)}</p>
        <SelectField
          field={plain(fields.reason)}
          label={t("check.reason")}
          options={labelled(t, "project_decline_reason", PROJECT_DECLINE_REASONS)}
          isOptional={false}
          width="medium"
        />
        <LetterField field={plain(fields.explanation)} label={t("check.decline_note")} {...note} />
        <FormActions>
          <Button type="submit" name="intent" value={intents.decline} variant="danger">
            {t(`${words}.decline`)}
          </Button>
        </FormActions>
      </Disclosure>
    </PortalForm>
  );
}
