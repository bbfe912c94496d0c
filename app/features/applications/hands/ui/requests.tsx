import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card, EntryCard } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { answered } from "#app/ui/answered.ts";
import { TakeOver } from "./take-over.tsx";
import { HANDS_LENGTHS } from "../hands.schema.ts";
import type { OwnRequestView, RequestView, WaitingRequestView } from "../requests-model.ts";

/** The requests that wait for the reader's answer. */
export function WaitingRequests({ requests }: { requests: WaitingRequestView[] }) {
  const { t } = useTranslation("invitations");
  if (requests.length === 0) return null;
  return (
    <Card title={t("requests.waiting")}>
      <ul className="entry-list">
        {requests.map(({ id, name, person, asked }) => (
          <li key={id}>
            <Link to={`/requests/${id}`}>
              <bdi>{person}</bdi>
            </Link>{" "}
            <span className="small soft">
              <bdi>{name}</bdi>
              {` · ${asked}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const TONES = { asked: "wait", accepted: "ok", declined: "bad", withdrawn: "neutral" } as const;

/** What the reader has asked, and what became of it. */
export function OwnRequests({ requests }: { requests: OwnRequestView[] }) {
  const { t } = useTranslation("invitations");
  if (requests.length === 0) return <p>{t("requests.none")}</p>;
  return (
    <section className="stack" aria-labelledby="own-requests">
      <h2 id="own-requests">{t("requests.own")}</h2>
      {requests.map(({ id, name, state, words, asked, answer, isOpen }) => (
        <EntryCard key={id} aside={<Badge tone={TONES[state]}>{t(`vocabulary:access_request_state.${state}`)}</Badge>}>
          <h3 dir="auto">{name || t("requests.unnamed")}</h3>
          <p className="small soft">{asked}</p>
          <PlainText text={words} />
          {answer && (
            <>
              <p className="small soft">{t("requests.answer")}</p>
              <PlainText text={answer} />
            </>
          )}
          {isOpen && (
            <ActForm
              intent="withdraw"
              about={{ requestId: id }}
              label={t("requests.withdraw")}
              spoken={t("common:action.on", { act: t("requests.withdraw"), what: name })}
            />
          )}
        </EntryCard>
      ))}
    </section>
  );
}

function checkOf({ isSecretariat, position }: RequestView) {
  if (isSecretariat) return "request.check_secretariat";
  return position ? "request.check_take_over" : "request.check";
}

function wordsHelpOf({ isSecretariat, offered }: RequestView) {
  if (offered === "memberTakeOver") return "answer.words_help_main_role";
  return isSecretariat && offered !== "institution" ? "answer.words_help_secretariat" : "answer.words_help";
}

/** One request with the form that answers it. */
export function AnswerRequest({ page, lastResult }: { page: RequestView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ outcome: string; words: string }>({
    id: "answer",
    lastResult: answered(lastResult, "answer"),
  });
  const labels = { outcome: t("answer.outcome"), words: t("answer.words") };
  const options = page.outcomes.map((value) => ({
    value,
    label: t(`answer.as.${page.offered === "takeOver" && value === "applicant" ? "take_over" : value}`),
  }));
  return (
    <>
      <p className="lead">
        {t(page.position ? "request.take_over_member" : page.isTakeOver ? "request.take_over" : "request.lead", {
          person: page.person,
          institution: page.institution,
        })}
      </p>
      <Facts
        items={[
          { term: t("request.person"), value: <bdi>{page.person}</bdi> },
          { term: t("request.position"), value: page.position && <bdi>{page.position}</bdi> },
          { term: t("people.email"), value: shownEmailAddress(page.email) },
          { term: t("request.asked"), value: page.asked },
          { term: t("request.applicant"), value: page.applicant },
        ]}
      />
      <Card title={t("request.words")} isQuiet>
        <PlainText text={page.words} />
      </Card>
      {page.isUncovered && <p>{t("request.uncovered")}</p>}
      {page.takeOver ? (
        <TakeOver takeOver={page.takeOver} lastResult={answered(lastResult, "ask-head")} />
      ) : (
        <p>{t(checkOf(page))}</p>
      )}
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="answer" />
        <RadioGroupField field={fields.outcome} label={labels.outcome} options={options} />
        <TextAreaField
          field={fields.words}
          label={labels.words}
          help={t(wordsHelpOf(page))}
          isOptional
          rows={4}
          limit={HANDS_LENGTHS.words}
        />
        <FormActions>
          <Button type="submit">{t("answer.send")}</Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
