import { useTranslation } from "react-i18next";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import { CHECK_QUESTIONS, NOT_TAKEN } from "../criteria.ts";
import type { LastAnswers } from "../earlier-checks.server.ts";

/** The published questions, each with yes or no, a remark, and what was answered last time. */
export function CheckQuestions({ fields, last }: { fields: Record<string, unknown>; last: LastAnswers }) {
  const { t } = useTranslation("projects");
  const notTaken = NOT_TAKEN.map((name) => t(`criteria.not_taken.${name}`)).join(" ");
  return (
    <Fieldset legend={t("check.questions.title")} help={t("check.questions.help")}>
      {CHECK_QUESTIONS.map((name, index) => {
        const number = index + 1;
        const question = t("check.questions.numbered", { number, question: t(`criteria.question.${name}`) });
        return (
          <div key={name} className="stack stack-tight">
            <RadioGroupField
              field={plain(fields[`met_${name}`])}
              label={question}
              help={
                <>
                  {name === "allowed" ? notTaken : t(`criteria.asked.${name}`)}
                  <LastAnswer answer={last[name]} />
                </>
              }
              options={[
                { value: "yes", label: t("check.questions.yes") },
                { value: "no", label: t("check.questions.no") },
              ]}
            />
            <TextField
              field={plain(fields[`remark_${name}`])}
              label={t("check.questions.remark", { number })}
              help={t("check.questions.remark_readers")}
              isOptional
            />
          </div>
        );
      })}
    </Fieldset>
  );
}

function LastAnswer({ answer }: { answer: LastAnswers[string] | undefined }) {
  const { t } = useTranslation("projects");
  if (!answer) return null;
  return (
    <>
      <br />
      <strong>{t(answer.isMet ? "check.questions.last_yes" : "check.questions.last_no")}</strong>
      {answer.remark && <>. {answer.remark}</>}
    </>
  );
}
