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
import type { NewAskView, OpenTwin, PreviewView } from "../asks-model.ts";
import { Why } from "./ask-head.tsx";

interface NewAskFormProps {
  view: NewAskView;
  /** Whom it would reach, once somebody has looked. */
  preview: PreviewView | null;
  /** Those that were shown and are not to be asked. */
  leftOut: readonly string[];
  /** The same words are open already. */
  twin: OpenTwin | null;
  lastResult: SubmissionResult | undefined;
}

/** Whether a kind of help alone does not say who can give it. */
const isVague = (kind: string | undefined) => ASK_KINDS.some((one) => one === kind && OFFERS_FOR[one].length === 0);

type Fields = {
  institution: string;
  kind: string;
  sentence: string;
  language: string;
  told: string;
  languages: string[];
  themes: string[];
  fields: string[];
  days: string;
};

/** One sentence, whom it may concern, and then those it would reach. */
export function NewAskForm({ view, preview, leftOut, twin, lastResult }: NewAskFormProps) {
  const { t } = useTranslation("asks");
  const { senders, from, languages, kinds, themes, fields: fieldOptions, days } = view;
  const [form, fields] = useForm<Fields>({
    id: "ask",
    lastResult,
    defaultValue: { days: `${LONGEST_DAYS}`, ...(from !== null && { institution: from }) },
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
      <SelectField
        field={fields.language}
        label={labels.language}
        help={t("form.language_help")}
        placeholder={t("form.language_told")}
        options={languages}
        isOptional
      />
      <HiddenField field={fields.told} />
      <fieldset className="fieldset stack">
        <legend>{t("form.whom")}</legend>
        <p className="field-help">{t("form.whom_help")}</p>
        <p className="field-help">{t("form.whom_needed", { kinds: vague.map(({ label }) => label).join(" / ") })}</p>
        {(["languages", "themes", "fields"] as const).map((by) => (
          <ChoiceFold
            key={by}
            by={by}
            field={fields[by]}
            options={{ languages, themes, fields: fieldOptions }[by]}
            isOptional={isOptional}
          />
        ))}
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
      {preview && <Reached preview={preview} leftOut={leftOut} twin={twin} />}
    </PortalForm>
  );
}

const isChosen = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));

interface ChoiceFoldProps extends Pick<Parameters<typeof CheckboxGroupField>[0], "field" | "options" | "isOptional"> {
  by: "languages" | "themes" | "fields";
}

/** One of the ways to say who could help, folded until something is chosen or wrong in it. */
function ChoiceFold({ by, field, options, isOptional }: ChoiceFoldProps) {
  const { t } = useTranslation("asks");
  return (
    <Disclosure summary={t(`form.by_${by}`)} isOpen={isChosen(field.initialValue) || isChosen(field.errors)}>
      <CheckboxGroupField
        field={field}
        label={t(`form.${by}`)}
        help={t(by === "languages" ? "form.languages_help" : "form.themes_help")}
        options={options}
        hasColumns
        isOptional={isOptional}
      />
    </Disclosure>
  );
}

function Reached({ preview, leftOut, twin }: Pick<NewAskFormProps, "leftOut" | "twin"> & { preview: PreviewView }) {
  const { t } = useTranslation("asks");
  const { basis, formKey, members, unfamiliar, more, resting } = preview;
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
      <input type="hidden" name="formKey" value={formKey} />
      <p>{t("preview.text")}</p>
      {unfamiliar && <p>{t("preview.unfamiliar", unfamiliar)}</p>}
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
              {to !== null && (
                <a href={to} target="_blank" rel="noopener">
                  {t("preview.profile")}
                </a>
              )}
            </div>
          </div>
        ))}
      </div>
      {twin && (
        <p>
          <Link to={`/asks/${twin.id}`}>{t("preview.open_one")}</Link>
        </p>
      )}
      <FormActions>
        {!twin && (
          <Button type="submit" name="intent" value="send">
            {t("preview.send")}
          </Button>
        )}
        {twin?.isToWiden && (
          <Button type="submit" name="intent" value="others">
            {t("preview.others")}
          </Button>
        )}
      </FormActions>
    </Card>
  );
}
