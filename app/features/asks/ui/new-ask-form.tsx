import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField, RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenField, SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { ASK_KINDS } from "#db/vocabulary-asks.ts";
import { LONGEST_DAYS, LONGEST_SENTENCE, OFFERS_FOR } from "../ask.ts";
import type { NewAskView, PreviewView } from "../asks-model.ts";
import { Why } from "./ask-head.tsx";

interface NewAskFormProps {
  view: NewAskView;
  /** Whom it would reach, once somebody has looked. */
  preview: PreviewView | null;
  /** Those that were shown and are not to be asked. */
  leftOut: readonly string[];
  lastResult: SubmissionResult | undefined;
}

/** Whether a kind of help alone does not say who can give it. */
const isVague = (kind: string | undefined) => ASK_KINDS.some((one) => one === kind && OFFERS_FOR[one].length === 0);

type Fields = {
  institution: string;
  kind: string;
  sentence: string;
  language: string;
  languages: string[];
  themes: string[];
  fields: string[];
  days: string;
};

/** One sentence, whom it may concern, and then those it would reach. */
export function NewAskForm({ view, preview, leftOut, lastResult }: NewAskFormProps) {
  const { t } = useTranslation("asks");
  const { senders, from, language, languages, kinds, themes, fields: fieldOptions, days } = view;
  const [form, fields] = useForm<Fields>({
    id: "ask",
    lastResult,
    defaultValue: { language, days: `${LONGEST_DAYS}`, ...(from !== null && { institution: from }) },
  });
  const labels = {
    institution: t("form.institution"),
    kind: t("form.kind"),
    sentence: t("form.sentence"),
    language: t("form.language"),
    languages: t("form.languages"),
    themes: t("form.themes"),
    fields: t("form.fields"),
    days: t("form.until"),
  };
  const vague = kinds.filter(({ value }) => isVague(value));
  const isOptional = !isVague(fields.kind.value);
  const isChosen = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  return (
    <PortalForm form={form} labels={labels} action="/asks/new#reached" enter={{ name: "intent", value: "preview" }}>
      {from === null ? (
        <SelectField field={fields.institution} label={labels.institution} options={senders} />
      ) : (
        <HiddenField field={fields.institution} />
      )}
      <RadioGroupField field={fields.kind} label={labels.kind} options={kinds} />
      <TextAreaField
        field={fields.sentence}
        label={labels.sentence}
        help={t("form.sentence_help")}
        rows={3}
        limit={LONGEST_SENTENCE}
      />
      <SelectField field={fields.language} label={labels.language} options={languages} isAlwaysChosen />
      <fieldset className="fieldset stack">
        <legend>{t("form.whom")}</legend>
        <p className="field-help">{t("form.whom_help")}</p>
        <p className="field-help">{t("form.whom_needed", { kinds: vague.map(({ label }) => label).join(" / ") })}</p>
        <Disclosure summary={t("form.by_languages")} isOpen={isChosen(fields.languages.initialValue)}>
          <CheckboxGroupField
            field={fields.languages}
            label={labels.languages}
            help={t("form.languages_help")}
            options={languages}
            hasColumns
            isOptional={isOptional}
          />
        </Disclosure>
        <Disclosure
          summary={t("form.by_themes")}
          isOpen={isChosen(fields.themes.initialValue) || isChosen(fields.themes.errors)}
        >
          <CheckboxGroupField
            field={fields.themes}
            label={labels.themes}
            help={t("form.themes_help")}
            options={themes}
            hasColumns
            isOptional={isOptional}
          />
        </Disclosure>
        <Disclosure summary={t("form.by_fields")} isOpen={isChosen(fields.fields.initialValue)}>
          <CheckboxGroupField
            field={fields.fields}
            label={labels.fields}
            help={t("form.themes_help")}
            options={fieldOptions}
            hasColumns
            isOptional={isOptional}
          />
        </Disclosure>
      </fieldset>
      <RadioGroupField field={fields.days} label={labels.days} help={t("form.until_help")} options={days} />
      <FormActions>
        <Button type="submit" name="intent" value="preview" variant={preview?.members.length ? "quiet" : "primary"}>
          {t(preview ? "form.look_again" : "form.look")}
        </Button>
      </FormActions>
      {[...new Set([...(preview?.members.map(({ id }) => id) ?? []), ...leftOut])].map((id) => (
        <input key={id} type="hidden" name="shown" value={id} />
      ))}
      {preview && <Reached preview={preview} leftOut={leftOut} />}
    </PortalForm>
  );
}

function Reached({ preview, leftOut }: { preview: PreviewView; leftOut: readonly string[] }) {
  const { t } = useTranslation("asks");
  const { basis, members, more, resting } = preview;
  if (members.length === 0)
    return (
      <div id="reached">
        <Callout tone="wait" title={t("preview.nobody")} role="status">
          <p>{t(resting > 0 ? "preview.nobody_resting" : "preview.nobody_text", { count: resting })}</p>
        </Callout>
      </div>
    );
  return (
    <Card title={t("preview.title", { count: members.length })} id="reached">
      <input type="hidden" name="basis" value={basis} />
      <p>{t("preview.text")}</p>
      {more > 0 && <p className="soft">{t("preview.more", { count: more })}</p>}
      {resting > 0 && <p className="soft">{t("preview.resting", { count: resting })}</p>}
      <div className="choices">
        {members.map(({ id, name, to, country, why }) => (
          <div key={id} className="choice">
            <input
              id={`member-${id}`}
              type="checkbox"
              name="member"
              value={id}
              defaultChecked={!leftOut.includes(id)}
              aria-describedby={`member-${id}-why`}
            />
            <label htmlFor={`member-${id}`}>
              <InstitutionName {...name} isInline />, {country}
            </label>
            <div className="field-help" id={`member-${id}-why`}>
              <Why label={t("matching:why.they")} lines={why} />
              {to !== null && <Link to={to}>{t("preview.profile")}</Link>}
            </div>
          </div>
        ))}
      </div>
      <FormActions>
        <Button type="submit" name="intent" value="send">
          {t("preview.send")}
        </Button>
      </FormActions>
    </Card>
  );
}
