import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField } from "#app/ui/letter-field.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import { DeclineForm, NothingDone, OneButton } from "../../review/ui/consent.tsx";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { Closed } from "../../file/ui/closed.tsx";
import { LEAST, LIMITS } from "../../form/lengths.ts";
import type { ReopeningPageView } from "../reopening-model.ts";

interface ReopeningPageProps {
  page: ReopeningPageView;
  lastResult: SubmissionResult | undefined;
}

/** Opening a closed file again: at once, or with a second person's consent where it was refused. */
export function ReopeningPage({ page, lastResult }: ReopeningPageProps) {
  const { id, mayReopen, proposed } = page;
  const { t } = useTranslation("review");
  return (
    <>
      <NothingDone result={lastResult} />
      {mayReopen && <ReopeningForm page={page} lastResult={lastResult} />}
      {proposed && <Proposed page={page} proposed={proposed} lastResult={lastResult} />}
      {!mayReopen && !proposed && <Closed id={id} text={t("reopening.closed")} />}
    </>
  );
}

function ReopeningForm({ page: { id, version, way, readers }, lastResult }: ReopeningPageProps) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ reason: string }>({ id: "reopening", lastResult });
  const label = t("reopening.reason");
  return (
    <>
      <p>{t(`reopening.${way ?? "at_once"}`)}</p>
      <PortalForm form={form} labels={{ reason: label }}>
        <input type="hidden" name="version" value={version} />
        <AudienceLine audience="applicant" />
        <LetterField
          field={fields.reason}
          readers={readers}
          label={label}
          help={t("reopening.reason_help")}
          rows={4}
          least={LEAST.returnNote}
          limit={LIMITS.returnNote}
        />
        <FormActions>
          <Button type="submit" name="intent" value="reopen">
            {t(way === "with_consent" ? "reopening.propose" : "reopening.reopen")}
          </Button>
          <LinkButton to={`/review/${id}`} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </>
  );
}

type ProposedProps = ReopeningPageProps & { proposed: NonNullable<ReopeningPageView["proposed"]> };

function Proposed({ page: { version }, proposed: { reason, by, at, may }, lastResult }: ProposedProps) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("reopening.proposed")}>
      <div className="stack">
        <p className="small soft">
          {t("correction.proposed_by")} <bdi>{by}</bdi>
          {at && (
            <>
              , <Time {...at} />
            </>
          )}
        </p>
        <PlainText text={reason} />
        <p>{t(may === "settle" ? "reopening.agree_text" : "reopening.waits")}</p>
        {may === "settle" && <OneButton version={version} intent="agree" label={t("reopening.agree")} />}
        {may === "settle" && <DeclineForm version={version} of="reopening" lastResult={lastResult} />}
        {may === "take_back" && (
          <OneButton version={version} intent="take-back" label={t("reopening.take_back")} variant="quiet" />
        )}
      </div>
    </Card>
  );
}

/** On the first page of a closed file: the way to open it again, or what waits. */
export function ReopeningLink({ page: { id, mayReopen, proposed } }: Pick<ReopeningPageProps, "page">) {
  const { t } = useTranslation("review");
  if (!mayReopen && !proposed) return null;
  return (
    <Card title={t(proposed ? "reopening.proposed" : "reopening.title")}>
      <p>{t(proposed ? "reopening.waits" : "reopening.when")}</p>
      <div>
        <LinkButton to={`/review/${id}/reopening`} variant={proposed?.may === "settle" ? "primary" : "quiet"}>
          {t(proposed ? "reopening.read" : "act.reopen")}
        </LinkButton>
      </div>
    </Card>
  );
}
