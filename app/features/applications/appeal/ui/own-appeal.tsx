import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { APPEAL_GROUNDS } from "#db/vocabulary-afterwards.ts";
import type { OwnAppealPage } from "../appeal-model.ts";

interface FormProps {
  page: OwnAppealPage;
  lastResult: SubmissionResult | undefined;
}

/** The appeal as it is written: grounds, reasons and files in one form, kept as a draft until it is lodged. */
export function AppealForm({ page, lastResult }: FormProps) {
  const { t } = useTranslation("appeal");
  const { id, version, grounds, body } = page;
  const [form, fields] = useForm<{ grounds: string[]; body: string; file: string }>({
    id: "appeal",
    lastResult,
    defaultValue: { grounds, body },
  });
  const labels = { grounds: t("own.grounds"), body: t("own.body"), file: t("own.file") };
  const options = APPEAL_GROUNDS.map((value) => ({
    value,
    label: t(`vocabulary:appeal_ground.${value}`),
    help: t(`own.ground_help.${value}`),
  }));
  return (
    <Card title={t("own.form")}>
      <PortalForm form={form} labels={labels} encType="multipart/form-data" enter={{ name: "intent", value: "save" }}>
        <input type="hidden" name="version" value={version} />
        <CheckboxGroupField field={fields.grounds} label={labels.grounds} options={options} />
        <TextAreaField
          field={fields.body}
          label={labels.body}
          help={t("own.body_help")}
          rows={12}
          least={LEAST.appeal}
          limit={LIMITS.appeal}
        />
        <Evidence evidence={page.evidence} />
        <FileField
          field={fields.file}
          label={labels.file}
          help={t("own.evidence_help")}
          isOptional
          accept="application/pdf,image/jpeg,image/png"
        />
        <FormActions>
          {page.mayAnswer && (
            <Button type="submit" name="intent" value="lodge">
              {t("own.lodge")}
            </Button>
          )}
          <Button type="submit" name="intent" value="save" variant="quiet">
            {t("own.save")}
          </Button>
          <LinkButton to={`/applications/${id}`} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </Card>
  );
}

/** The files of a draft: taking one out keeps what is typed, as every button of the form does. */
function Evidence({ evidence }: Pick<OwnAppealPage, "evidence">) {
  const { t } = useTranslation("appeal");
  return evidence.map(({ id, name }) => (
    <div key={id} className="row row-between">
      <a href={`/documents/${id}`} dir="auto">
        {name}
      </a>
      <Button
        type="submit"
        name="remove"
        value={id}
        variant="quiet"
        aria-label={t("common:action.on", { act: t("common:action.remove"), what: name })}
      >
        {t("common:action.remove")}
      </Button>
    </div>
  ));
}

/** An appeal that was lodged: what it says, by when the panel decides, and what it found. */
export function LodgedAppeal({ page }: { page: OwnAppealPage }) {
  const { t } = useTranslation("appeal");
  const { grounds, body, evidence, lodgedAt, due, outcome, reasons, state } = page;
  return (
    <div className="stack">
      {outcome && (
        <Callout tone={outcome === "allow" ? "ok" : "bad"} title={t(`own.found.${outcome}`)}>
          <PlainText text={reasons ?? ""} />
        </Callout>
      )}
      <Card title={t("own.lodged")}>
        <div className="stack">
          <Facts
            items={[
              { term: t("own.lodged_at"), value: lodgedAt },
              { term: t("own.due"), value: due && <Deadline {...due} /> },
              { term: t("own.state"), value: state && !outcome && t(`vocabulary:appeal_state.${state}`) },
              {
                term: t("own.grounds"),
                value: grounds.map((ground) => <div key={ground}>{t(`vocabulary:appeal_ground.${ground}`)}</div>),
              },
            ]}
          />
          <PlainText text={body} />
          {evidence.map(({ id, name }) => (
            <p key={id}>
              <a href={`/documents/${id}`} dir="auto">
                {name}
              </a>
            </p>
          ))}
          {page.mayWithdraw && (
            <ActForm intent="withdraw" about={{}} label={t("own.withdraw")} spoken={t("own.withdraw")} />
          )}
        </div>
      </Card>
    </div>
  );
}
