import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { answered } from "#app/ui/answered.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { AnswerList } from "../../form/ui/answer-list.tsx";
import type { AssignmentPage, ReviewDifference, ReviewText } from "../scoring-model.ts";
import { ReviewForm } from "./review-form.tsx";
import { ReviewTextView, SpreadTable } from "./review-texts.tsx";
import { reviewTone } from "./review-tone.ts";

interface AssignmentProps {
  page: AssignmentPage;
  lastResult: SubmissionResult | undefined;
  differences: ReviewDifference[] | undefined;
}

/** All that somebody who was asked for a review reads and does. */
export function Assignment({ page, lastResult, differences }: AssignmentProps) {
  const { t } = useTranslation("scoring");
  const { state, due, mayAnswer, isGiven, file, endReason } = page;
  return (
    <div className="stack">
      <p className="row">
        <Badge tone={reviewTone(state)}>{t(`vocabulary:review_state.${state}`)}</Badge>
        {due && <Deadline {...due} />}
        {file && <a href="#file">{t("assignment.file")}</a>}
      </p>
      {!mayAnswer && <p>{t(isGiven ? "assignment.closed_given" : "assignment.closed")}</p>}
      {endReason && <PlainText text={endReason} />}
      {state === "asked" && mayAnswer && <Accept />}
      <div className={file ? "two-columns" : undefined}>
        <Work page={page} lastResult={lastResult} differences={differences} />
        {file && <File file={file} />}
      </div>
    </div>
  );
}

/** The own review, the others, and the two ways out. */
function Work({ page, lastResult, differences }: AssignmentProps) {
  const { t } = useTranslation("scoring");
  const { mayAnswer, mayWrite, isGiven, others } = page;
  return (
    <div className="stack">
      {mayWrite && (
        <ReviewForm
          key={page.version}
          page={page}
          lastResult={answered(lastResult, "save", "give")}
          differences={differences}
        />
      )}
      {isGiven && !mayWrite && (
        <Card title={t("review.own")}>
          <ReviewTextView text={page.own} />
        </Card>
      )}
      {others && <Others others={others} page={page} />}
      {mayAnswer && !isGiven && <Ending intent="decline" field="reason" lastResult={answered(lastResult, "decline")} />}
      {mayAnswer && <Ending intent="conflict" field="tie" lastResult={answered(lastResult, "conflict")} />}
    </div>
  );
}

function Accept() {
  const { t } = useTranslation("scoring");
  return (
    <Card title={t("assignment.asked")}>
      <p>{t("assignment.asked_text")}</p>
      <Form method="post">
        <OpenedBy />
        <Button type="submit" name="intent" value="accept">
          {t("assignment.accept")}
        </Button>
      </Form>
    </Card>
  );
}

interface EndingProps {
  intent: "decline" | "conflict";
  field: "reason" | "tie";
  lastResult: SubmissionResult | undefined;
}

/** Saying no, or saying what ties one to the applicant: folded away, for neither can be taken back. */
function Ending({ intent, field, lastResult }: EndingProps) {
  const { t } = useTranslation("scoring");
  const [form, fields] = useForm<Record<string, string>>({ id: intent, lastResult });
  const label = t(`assignment.${intent}_reason`);
  const named = fields[field];
  if (!named) return null;
  return (
    <Disclosure summary={t(`assignment.${intent}`)} isOpen={lastResult !== undefined}>
      <p>{t(`assignment.${intent}_text`)}</p>
      <PortalForm form={form} labels={{ [field]: label }}>
        <input type="hidden" name="intent" value={intent} />
        <TextAreaField field={named} label={label} rows={3} least={LEAST.conflict} limit={LIMITS.conflict} />
        <FormActions>
          <Button type="submit" variant="danger">
            {t(`assignment.${intent}_send`)}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

function Others({ others, page }: { others: ReviewText[]; page: AssignmentPage }) {
  const { t } = useTranslation("scoring");
  return (
    <Card title={t("review.others")}>
      {others.length === 0 ? (
        <p>{t("review.no_others")}</p>
      ) : (
        <div className="stack">
          <SpreadTable spread={page.spread} />
          {others.map((text, at) => (
            <Disclosure key={at} summary={t("review.other", { number: at + 1 })}>
              <ReviewTextView text={text} />
            </Disclosure>
          ))}
        </div>
      )}
    </Card>
  );
}

function File({ file }: { file: NonNullable<AssignmentPage["file"]> }) {
  const { t } = useTranslation("scoring");
  return (
    <section className="stack stack-tight" aria-labelledby="file">
      <h2 id="file">{t("assignment.file")}</h2>
      <Callout tone="info">
        <p>{t("assignment.confidential")}</p>
      </Callout>
      {file.sections.map(({ key, title, items }) => (
        <Disclosure key={key} summary={title} isOpen={key === "motivation"}>
          <AnswerList items={items} />
        </Disclosure>
      ))}
      <Disclosure summary={t("assignment.documents")}>
        {file.documents.length === 0 && <p>{t("assignment.no_documents")}</p>}
        <ul>
          {file.documents.map(({ id, kind, name }) => (
            <li key={id}>
              {t(`vocabulary:document.${kind}.title`)}:{" "}
              <a href={`/documents/${id}`}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}
