import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { ownNameOf } from "#app/i18n/locale.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { APPEAL_OUTCOMES } from "#db/vocabulary-afterwards.ts";
import { AppealCard } from "../../review/ui/appeal-card.tsx";
import { DecisionCard, RecommendationCard } from "../../review/ui/ruling-cards.tsx";
import type { LetterView } from "../../decision/letter-model.ts";
import { Foreign, Previews } from "../../decision/ui/letter-form.tsx";
import type { FindingView, PanelPage } from "../appeal-model.ts";

/** All that the panel looks at, and what its members propose. */
export function Panel({ page, lastResult }: { page: PanelPage; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("appeal");
  const { header, appeal, decision, recommendation, standing, earlier, effectAt, mayVote, mayTakeBack } = page;
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
      {decision && <DecisionCard id={header.id} view={decision} />}
      {recommendation && <RecommendationCard view={recommendation} />}
      {standing.map((finding) => (
        <Standing key={finding.id} page={page} finding={finding} />
      ))}
      {effectAt && <p>{t("panel.effect", { at: effectAt })}</p>}
      {mayTakeBack && (
        <Form method="post">
          <OpenedBy />
          <input type="hidden" name="version" value={header.version} />
          <Button type="submit" name="intent" value="take-back" variant="quiet">
            {t("panel.take_back")}
          </Button>
        </Form>
      )}
      {(mayVote || lastResult) && <FindingForm page={page} lastResult={lastResult} />}
      {earlier.length > 0 && <Earlier page={page} />}
    </div>
  );
}

interface FindingProps {
  page: PanelPage;
  finding: FindingView;
}

/** What was proposed, with the very letter that goes out once a second one of the panel agrees to it. */
function Standing({ page: { header, mayVote }, finding }: FindingProps) {
  const { t } = useTranslation("appeal");
  const { id, isAgreedByReader, agreed } = finding;
  const names = agreed.map(({ name }) => name).join(", ");
  return (
    <Card title={t(`panel.proposed.${finding.outcome}`)} aside={<Time {...finding.at} />}>
      <div className="stack">
        <p>
          {t("panel.version", { number: finding.number })} · {t("panel.agreed")} <bdi>{names}</bdi>
        </p>
        <LettersAsSent letters={finding.letters} />
        {mayVote && (
          <Form method="post">
            <OpenedBy />
            <input type="hidden" name="version" value={header.version} />
            <input type="hidden" name="finding" value={id} />
            <FormActions>
              {!isAgreedByReader && (
                <Button type="submit" name="intent" value="agree">
                  {t("panel.agree", { number: finding.number })}
                </Button>
              )}
              <Button type="submit" name="intent" value="edit" variant="quiet">
                {t("panel.edit", { number: finding.number })}
              </Button>
            </FormActions>
            <p className="small soft">{t("panel.edit_help")}</p>
          </Form>
        )}
      </div>
    </Card>
  );
}

/** In each language the hint of another one, and what each reader gets. */
function LettersAsSent({ letters }: { letters: LetterView[] }) {
  return letters.map((letter) => (
    <div key={letter.locale} className="stack">
      <h3>{ownNameOf(letter.locale)}</h3>
      {letter.foreign.length > 0 && <Foreign locale={letter.locale} paragraphs={letter.foreign} />}
      <Previews letter={letter} />
    </div>
  ));
}

/** What was proposed and nobody says yes to any more. */
function Earlier({ page: { earlier, mayVote } }: { page: PanelPage }) {
  const { t } = useTranslation("appeal");
  return (
    <section className="stack" aria-labelledby="earlier">
      <h2 id="earlier">{t("panel.earlier")}</h2>
      {earlier.map(({ id, number, by, at, outcome, letters }) => (
        <Disclosure key={id} summary={`${t("panel.version", { number })}: ${t(`panel.proposed.${outcome}`)}`}>
          <p className="small soft">
            <Byline by={by} at={at} />
          </p>
          <LettersAsSent letters={letters} />
          {mayVote && (
            <Form method="post">
              <OpenedBy />
              <input type="hidden" name="finding" value={id} />
              <Button type="submit" name="intent" value="edit" variant="quiet" size="small">
                {t("panel.begin_with", { number })}
              </Button>
            </Form>
          )}
        </Disclosure>
      ))}
    </section>
  );
}

function FindingForm({ page, lastResult }: { page: PanelPage; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("appeal");
  const { draft, standing, languages } = page;
  const [form, fields] = useForm<{ outcome: string; reasons: string }>({
    id: "finding",
    lastResult,
    defaultValue: draft ?? undefined,
  });
  const labels = { outcome: t("panel.outcome"), reasons: t("panel.reasons") };
  const options = APPEAL_OUTCOMES.map((value) => ({
    value,
    label: t(`vocabulary:appeal_outcome.${value}`),
    help: t(`panel.outcome_help.${value}`),
  }));
  return (
    <Card title={t(standing.length > 0 ? "panel.form_another" : "panel.form")}>
      {draft && (
        <Callout title={t("panel.begun")}>
          <LinkButton to={`/appeals/${page.header.id}/letter`} variant="quiet">
            {t("panel.go_on")}
          </LinkButton>
        </Callout>
      )}
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="draft" />
        <RadioGroupField field={fields.outcome} label={labels.outcome} options={options} />
        <TextAreaField
          field={fields.reasons}
          label={labels.reasons}
          help={t("panel.reasons_help", { languages })}
          rows={8}
          limit={LIMITS.explanation}
        />
        <FormActions>
          <Button type="submit">{t("panel.show")}</Button>
          <LinkButton to="/appeals" variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </Card>
  );
}
