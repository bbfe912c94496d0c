import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { APPEAL_OUTCOMES } from "#db/vocabulary.ts";
import { AppealCard } from "../../review/ui/appeal-card.tsx";
import { DecisionCard, RecommendationCard } from "../../review/ui/ruling-cards.tsx";
import type { PanelPage, VoteView } from "../appeal-model.ts";

/** All that the panel looks at, and what its members say. */
export function Panel({ page, lastResult }: { page: PanelPage; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("appeal");
  const { header, appeal, decision, recommendation, votes, effectAt, mayVote, mayTakeBack } = page;
  return (
    <div className="stack">
      {header.deadline && <Facts items={[{ term: t("own.due"), value: <Deadline {...header.deadline} /> }]} />}
      <AppealCard view={appeal} />
      <div className="row">
        <LinkButton to={`/review/${header.id}`} variant="quiet">
          {t("panel.file")}
        </LinkButton>
        <LinkButton to={`/review/${header.id}/answers`} variant="quiet">
          {t("panel.answers")}
        </LinkButton>
        <LinkButton to={`/review/${header.id}/conflict`} variant="quiet">
          {t("panel.conflict")}
        </LinkButton>
      </div>
      {decision && <DecisionCard view={decision} />}
      {recommendation && <RecommendationCard view={recommendation} />}
      {votes.length > 0 && <Votes votes={votes} />}
      {effectAt && <p>{t("panel.effect", { at: effectAt })}</p>}
      {(mayVote || lastResult) && !mayTakeBack && <VoteForm page={page} lastResult={lastResult} />}
      {mayTakeBack && (
        <Form method="post">
          <input type="hidden" name="version" value={header.version} />
          <Button type="submit" name="intent" value="take-back" variant="quiet">
            {t("panel.take_back")}
          </Button>
        </Form>
      )}
    </div>
  );
}

function Votes({ votes }: { votes: VoteView[] }) {
  const { t } = useTranslation("appeal");
  return (
    <Card title={t("panel.votes")}>
      {votes.map(({ userId, by, outcome, reasons }) => (
        <div key={userId} className="stack stack-tight">
          <p>
            <bdi>{by}</bdi>: <strong>{t(`vocabulary:appeal_outcome.${outcome}`)}</strong>
          </p>
          <PlainText text={reasons} />
        </div>
      ))}
    </Card>
  );
}

function VoteForm({
  page: { header, votes },
  lastResult,
}: {
  page: PanelPage;
  lastResult: SubmissionResult | undefined;
}) {
  const { t } = useTranslation("appeal");
  const [form, fields] = useForm<{ outcome: string; reasons: string }>({ id: "vote", lastResult });
  const labels = { outcome: t("panel.outcome"), reasons: t("panel.reasons") };
  const options = APPEAL_OUTCOMES.map((value) => ({
    value,
    label: t(`vocabulary:appeal_outcome.${value}`),
    help: t(`panel.outcome_help.${value}`),
  }));
  return (
    <Card title={t("panel.form")}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="version" value={header.version} />
        <input type="hidden" name="intent" value="vote" />
        <RadioGroupField field={fields.outcome} label={labels.outcome} options={options} />
        <TextAreaField
          field={fields.reasons}
          label={labels.reasons}
          help={t(votes.length > 0 ? "panel.reasons_help_second" : "panel.reasons_help")}
          rows={8}
          limit={LIMITS.explanation}
          isOptional={votes.length > 0}
        />
        <FormActions>
          <Button type="submit">{t("panel.send")}</Button>
          <LinkButton to="/appeals" variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </Card>
  );
}
