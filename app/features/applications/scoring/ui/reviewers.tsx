import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import type { FoundTie } from "#db/schema/reviews.ts";
import { isTurnedDown, WAITING } from "../scoring.ts";
import type { CandidateView, ReviewersPage, ReviewView } from "../scoring-model.ts";
import { ReviewTextView, SpreadTable } from "./review-texts.tsx";
import { reviewTone } from "./review-tone.ts";

/** Who reviews a file, what they say and how far it lies apart, and the form that asks one more. */
export function Reviewers({ page, lastResult }: { page: ReviewersPage; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("scoring");
  const { required, missing, mayAssign, reviews, spread } = page;
  return (
    <div className="stack">
      {missing > 0 && <p>{t("reviewers.missing", { count: missing, required })}</p>}
      {required > 0 && missing === 0 && <p>{t("reviewers.complete", { required })}</p>}
      <SpreadTable spread={spread} />
      {reviews.length === 0 && <p>{t("reviewers.none")}</p>}
      {reviews.map((review) => (
        <Review key={review.id} review={review} mayWithdraw={mayAssign} />
      ))}
      {mayAssign && <Assign key={reviews.length} page={page} lastResult={lastResult} />}
    </div>
  );
}

function Ties({ ties }: { ties: FoundTie[] }) {
  const { t } = useTranslation("scoring");
  if (ties.length === 0) return null;
  return (
    <>
      {ties.map(({ tie, name }) => (
        <span key={`${tie} ${name}`} className="row">
          <Badge tone="bad">{t(`vocabulary:reviewer_tie.${tie}`)}</Badge> <bdi>{name}</bdi>
        </span>
      ))}
    </>
  );
}

function Review({ review, mayWithdraw }: { review: ReviewView; mayWithdraw: boolean }) {
  const { t } = useTranslation("scoring");
  const { id, reviewer, places, state, due, ties, tiesReason, endReason, text, givenAt, changedAt, firstScores } =
    review;
  return (
    <Card title={reviewer} aside={<Badge tone={reviewTone(state)}>{t(`vocabulary:review_state.${state}`)}</Badge>}>
      <p className="soft">{places.join("; ")}</p>
      {due && <Deadline {...due} />}
      {review.isUnable && <p>{t("reviewers.unable")}</p>}
      <Ties ties={ties} />
      {tiesReason && <PlainText text={tiesReason} />}
      {endReason && <PlainText text={endReason} />}
      {givenAt && text && (
        <p className="small soft">
          {t("review.given_at")} <Time {...givenAt} />
          {changedAt && (
            <>
              {". "}
              {t("review.changed_at")} <Time {...changedAt} />
            </>
          )}
        </p>
      )}
      {text && (
        <Disclosure summary={t("review.read", { person: reviewer })} isOpen>
          <ReviewTextView text={text} first={firstScores} />
        </Disclosure>
      )}
      {mayWithdraw && WAITING.includes(state) && (
        <ActForm
          intent="withdraw"
          about={{ reviewId: id }}
          label={t("reviewers.withdraw")}
          spoken={t("common:action.on", { act: t("reviewers.withdraw"), what: reviewer })}
        />
      )}
    </Card>
  );
}

type Fields = { reviewerIds: string[]; replaces: string; dueOn: string; reason: string };

function Assign({ page, lastResult }: { page: ReviewersPage; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("scoring");
  const { id, candidates, reviews, dueOn, required } = page;
  const [form, fields] = useForm<Fields>({ id: "assign", lastResult, defaultValue: { dueOn } });
  const labels = {
    reviewerIds: t("assign.reviewers"),
    replaces: t("assign.replaces"),
    dueOn: t("assign.due"),
    reason: t("assign.reason"),
  };
  const missing = required - reviews.filter(({ isStanding }) => isStanding).length;
  const replaceable = reviews.filter(({ state }) => WAITING.includes(state) || isTurnedDown(state));
  if (candidates.length === 0)
    return <p>{t(reviews.some(({ isStanding }) => isStanding) ? "assign.all_asked" : "assign.nobody")}</p>;
  return (
    <Card title={t("assign.title")}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="assign" />
        <CheckboxGroupField
          field={fields.reviewerIds}
          label={labels.reviewerIds}
          help={missing > 1 ? t("assign.several", { count: missing }) : undefined}
          options={candidates.map((one) => ({ value: one.id, label: one.name, help: <Candidate person={one} /> }))}
        />
        {replaceable.length > 0 && (
          <SelectField
            field={fields.replaces}
            label={labels.replaces}
            placeholder={t("assign.replaces_nobody")}
            options={replaceable.map(({ id: value, reviewer, state }) => ({
              value,
              label: isTurnedDown(state) ? `${reviewer}: ${t(`vocabulary:review_state.${state}`)}` : reviewer,
            }))}
            isOptional
          />
        )}
        <DateField field={fields.dueOn} label={labels.dueOn} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          neededWhen={t("assign.reason_needed")}
          rows={3}
          least={LEAST.conflict}
          limit={LIMITS.conflict}
        />
        <FormActions>
          <Button type="submit">{t("assign.send")}</Button>
          <LinkButton to={`/review/${id}/work`} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </Card>
  );
}

function Candidate({ person: { places, languages, load, turnedDown, ties } }: { person: CandidateView }) {
  const { t } = useTranslation("scoring");
  return (
    <>
      {places.join("; ")}. {languages.join(", ")}. {t("assign.load", { count: load })}{" "}
      {turnedDown && <Badge tone="wait">{t(`vocabulary:review_state.${turnedDown}`)}</Badge>}
      <Ties ties={ties} />
    </>
  );
}
