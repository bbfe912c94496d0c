import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { OwnObjection } from "./objection.tsx";
import { AskHead, TakeOver } from "./take-over.tsx";
import { HANDS_LENGTHS } from "../hands.schema.ts";
import type { HeadAnswerView, OutcomeView, RequestView } from "../requests-model.ts";

function checkOf({ isSecretariat, position, passesOn }: RequestView) {
  if (isSecretariat) return "request.check_secretariat";
  if (!position) return "request.check";
  return passesOn ? "request.check_take_over" : "request.check_take_over_passed";
}

function wordsOf({ isSecretariat, offered }: RequestView) {
  if (!isSecretariat) return { help: "answer.words_help", needed: "answer.needed.decline" };
  const isOfMember = offered === "memberTakeOver" || offered === "institution";
  return { help: "answer.words_help_secretariat", needed: `answer.needed.${isOfMember ? "speak" : "hand_over"}` };
}

/** What became of a request. */
function RequestOutcome({ outcome }: { outcome: OutcomeView }) {
  const { t } = useTranslation("invitations");
  const { state, role, by, at, words } = outcome;
  return (
    <>
      <Facts
        items={[
          { term: t("outcome.state"), value: t(`vocabulary:access_request_state.${state}`) },
          { term: t("outcome.role"), value: role },
          { term: t("outcome.by"), value: by && <bdi>{by}</bdi> },
          { term: t("outcome.at"), value: at },
        ]}
      />
      {words && (
        <Card title={t("requests.answer")} isQuiet>
          <PlainText text={words} />
        </Card>
      )}
    </>
  );
}

function Doubts({ doubts: { domain, actsFor } }: Pick<RequestView, "doubts">) {
  const { t } = useTranslation("invitations");
  if (!domain && !actsFor) return null;
  return (
    <Callout tone="wait" title={t("doubts.title")}>
      {domain && (
        <p>{t(domain.members ? "doubts.domain" : "doubts.no_domain", { domain: domain.asker, own: domain.members })}</p>
      )}
      {actsFor && <p>{t("doubts.acts_for", { members: actsFor })}</p>}
    </Callout>
  );
}

/** One request: who asks for what, with what became of it or the form that answers it. */
export function AnswerRequest({ page, lastResult }: { page: RequestView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("invitations");
  const lead = page.position ? "request.take_over_member" : page.isTakeOver ? "request.take_over" : "request.lead";
  return (
    <>
      <p className="lead">{t(lead, { person: page.person, institution: page.institution })}</p>
      <Facts
        items={[
          { term: t("request.person"), value: <bdi>{page.person}</bdi> },
          { term: t("request.position"), value: page.position && <bdi>{page.position}</bdi> },
          { term: t("people.email"), value: shownEmailAddress(page.email) },
          { term: t("request.asked"), value: page.asked },
          { term: t("request.passes_on"), value: !page.outcome && page.passesOn },
          { term: t("request.applicant"), value: page.applicant },
        ]}
      />
      <Card title={t("request.words")} isQuiet>
        <PlainText text={page.words} />
      </Card>
      {page.headAnswer && <HeadAnswer answer={page.headAnswer} />}
      {page.outcome && <RequestOutcome outcome={page.outcome} />}
      {page.outcome && page.takeOver && <TakeOver takeOver={page.takeOver} isOver />}
      {page.objection && <OwnObjection objection={page.objection} lastResult={lastResult} />}
      {!page.outcome && !page.objection && <Answer page={page} lastResult={lastResult} />}
    </>
  );
}

function HeadAnswer({ answer: { standing, name, at } }: { answer: HeadAnswerView }) {
  const { t } = useTranslation("invitations");
  return (
    <Card title={t("take_over.head")} isQuiet>
      <p>{t(`request.head.${standing}`, { name, at })}</p>
    </Card>
  );
}

type AnswerFields = Record<"outcome" | "words" | "email" | "locale", string>;

function Answer({ page, lastResult }: { page: RequestView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("invitations");
  const { takeOver } = page;
  const [form, fields] = useForm<AnswerFields>({
    id: "answer",
    lastResult,
    defaultValue: { email: takeOver?.headEmail, locale: takeOver?.headLocale },
  });
  const labels = {
    email: t("take_over.email"),
    locale: t("people.language"),
    outcome: t("answer.outcome"),
    words: t("answer.words"),
  };
  const options = page.outcomes.map((value) => ({
    value,
    label: t(`answer.as.${page.offered === "takeOver" && value === "applicant" ? "take_over" : value}`),
  }));
  const words = wordsOf(page);
  return (
    <>
      <Doubts doubts={page.doubts} />
      {page.isUncovered && <p>{t("request.uncovered")}</p>}
      <PortalForm form={form} labels={labels}>
        {takeOver ? (
          <TakeOver takeOver={takeOver}>
            {takeOver.mayAskHead && <AskHead takeOver={takeOver} fields={fields} />}
          </TakeOver>
        ) : (
          <p>{t(checkOf(page))}</p>
        )}
        {page.needsHead && <p>{t(takeOver ? "answer.needs_head" : "answer.needs_take_over")}</p>}
        <RadioGroupField field={fields.outcome} label={labels.outcome} options={options} />
        <TextAreaField
          field={fields.words}
          label={labels.words}
          help={t(words.help)}
          neededWhen={t(words.needed)}
          rows={4}
          limit={HANDS_LENGTHS.words}
        />
        <FormActions>
          <Button type="submit" name="intent" value="answer">
            {t("answer.send")}
          </Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
