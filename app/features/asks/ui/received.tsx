import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { LONGEST_REPORT } from "#app/features/contact/enquiry.ts";
import type { AskAnswer } from "#db/vocabulary-asks.ts";
import type { AskHead, ReceivedView } from "../asks-model.ts";
import { AnswerForm } from "./answer-form.tsx";
import { Why } from "./ask-head.tsx";

/** Of the form that was sent last: of which member, and which of the two. */
interface Answered {
  as: string;
  intent: string;
  result: SubmissionResult;
}

/** An answer that stands, and until when it can be changed. */
export function Said({ received: { said, answer, message, isOpen }, ending }: OfReceived) {
  const { t } = useTranslation("asks");
  if (said === null || answer === null) return null;
  return (
    <Callout tone="ok" role="status">
      {isOpen && ending && (
        <p>
          {t("received.changeable", { answer: t(`answer.${answer}`) })} <Time {...ending.at} />
        </p>
      )}
      <p>{said}</p>
      {message !== null && <PlainText text={message} />}
    </Callout>
  );
}

interface OfReceived {
  received: ReceivedView;
  ending: AskHead["ending"];
}

interface AnswerProps {
  received: ReceivedView;
  as?: string;
  chosen: AskAnswer | null;
  lastResult: SubmissionResult | undefined;
}

/** The form for an answer; for one that is given already folded, unless the other one is to be given. */
export function Answer({ received, ...form }: AnswerProps) {
  const { t } = useTranslation("asks");
  const { isOpen, isHeld, answer } = received;
  if (!isOpen && answer === null && !isHeld) return <p className="soft">{t("received.over")}</p>;
  if (!isOpen) return null;
  if (answer === null) return <AnswerForm {...form} given={received} />;
  const isOther = form.chosen !== null && form.chosen !== answer;
  return (
    <Disclosure summary={t("answer.change")} isOpen={isOther || form.lastResult !== undefined}>
      <AnswerForm {...form} given={received} />
    </Disclosure>
  );
}

interface OutcomeProps extends Pick<ReceivedView, "outcome" | "conversation"> {
  /** Read by the link of a letter: the conversation asks to sign in. */
  isByLink?: boolean;
}

/** What came of an offer. */
export function Outcome({ outcome, conversation, isByLink = false }: OutcomeProps) {
  const { t } = useTranslation("asks");
  if (outcome === null) return null;
  const isChosen = outcome === "chosen";
  return (
    <Callout tone={isChosen ? "ok" : "neutral"} role="status">
      <p>{t(`received.${outcome}`)}</p>
      {isChosen && conversation !== null && (
        <p>
          <Link to={conversation}>{t("conversation")}</Link> {isByLink && t("received.sign_in")}
        </p>
      )}
    </Callout>
  );
}

interface ReceivedProps {
  received: ReceivedView;
  ending: AskHead["ending"];
  isOnly: boolean;
  last: Answered | undefined;
}

/** What a member was asked, with its answer or the form for it. */
export function Received({ received, ending, isOnly, last }: ReceivedProps) {
  const { t } = useTranslation("asks");
  const { as, member, why, conversation, outcome, isReportable } = received;
  const resultOf = (intent: string) => (last?.as === as && last.intent === intent ? last.result : undefined);
  return (
    <Card title={isOnly ? t("received.title") : t("received.title_of", { member })}>
      <Why label={t("received.why")} lines={why} />
      <Said received={received} ending={ending} />
      <Outcome outcome={outcome} conversation={conversation} />
      {outcome === null && conversation !== null && (
        <p>
          <Link to={conversation}>{t("conversation")}</Link>
        </p>
      )}
      <Answer received={received} as={as} chosen={null} lastResult={resultOf("answer")} />
      {isReportable && (
        <Disclosure summary={t("report.title")} isOpen={resultOf("report") !== undefined}>
          <ReportForm as={as} lastResult={resultOf("report")} />
        </Disclosure>
      )}
    </Card>
  );
}

function ReportForm({ as, lastResult }: { as: string; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("asks");
  const [form, fields] = useForm<{ reason: string }>({ id: `report-${as}`, lastResult });
  const label = t("report.reason");
  return (
    <PortalForm form={form} labels={{ reason: label }}>
      <p>{t("report.text")}</p>
      <input type="hidden" name="as" value={as} />
      <TextAreaField field={fields.reason} label={label} rows={3} limit={LONGEST_REPORT} />
      <FormActions>
        <Button type="submit" name="intent" value="report" variant="danger">
          {t("report.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
