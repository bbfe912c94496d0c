import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { SESSION_KINDS, SHARES } from "#db/vocabulary-council.ts";

export type SessionFormValues = {
  kind: string;
  day: string;
  time: string;
  until: string;
  quorum: string;
  share: string;
  mostAgainst: string;
  mayDefer?: string;
};

interface SessionFormProps {
  /** Left out for a new session. */
  version?: number;
  values: SessionFormValues;
  zone: string;
  back: string;
  lastResult: SubmissionResult | undefined;
}

/** When a session is, and by which rules it votes. */
export function SessionForm({ version, values, zone, back, lastResult }: SessionFormProps) {
  const { t } = useTranslation("council");
  const [form, fields] = useForm<SessionFormValues>({ id: "session", lastResult, defaultValue: values });
  const names = ["kind", "day", "time", "until", "quorum", "share", "mostAgainst", "mayDefer"] as const;
  const labels = Object.fromEntries(names.map((name) => [name, t(`form.${name}`)])) as Record<string, string>;
  const kinds = SESSION_KINDS.map((value) => ({
    value,
    label: t(`vocabulary:session_kind.${value}`),
    help: t(`form.kind_help.${value}`),
  }));
  const shares = SHARES.map((value) => ({ value, label: t(`vocabulary:share.${value}`) }));
  return (
    <PortalForm form={form} labels={labels}>
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <RadioGroupField field={fields.kind} label={labels.kind} options={kinds} />
      <DateField field={fields.day} label={labels.day} />
      <TextField
        field={fields.time}
        label={labels.time}
        help={t("form.time_help", { zone })}
        neededWhen={t("form.when_meeting")}
        width="short"
      />
      <DateField
        field={fields.until}
        label={labels.until}
        help={t("form.until_help")}
        neededWhen={t("form.when_written")}
      />
      <Fieldset legend={t("form.rules")} help={t("form.rules_help")} isHeading>
        <SelectField
          field={fields.quorum}
          label={labels.quorum}
          help={t("form.quorum_help")}
          options={shares}
          width="medium"
        />
        <SelectField
          field={fields.share}
          label={labels.share}
          help={t("form.share_help")}
          options={shares}
          width="medium"
        />
        <TextField
          field={fields.mostAgainst}
          label={labels.mostAgainst}
          help={t("form.most_against_help")}
          inputMode="numeric"
          width="short"
          isOptional
        />
        <CheckboxField field={fields.mayDefer} label={labels.mayDefer} help={t("form.may_defer_help")} isOptional />
      </Fieldset>
      <FormActions>
        <Button type="submit">{t("common:action.save")}</Button>
        <LinkButton to={back} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}
