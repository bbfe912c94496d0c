import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import type { FormOption, OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { ChoicesField } from "#app/features/forms/ui/choices-field.tsx";
import { FieldControl, type PlainShape } from "#app/features/forms/ui/field-control.tsx";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LOCALES } from "#db/locales.ts";
import { AsRead, type ChangedBy, ChangedSince } from "../../project/ui/as-read.tsx";
import { RESULT_FIELDS } from "../result-fields.ts";
import { DATE_EARLY } from "../result.schema.ts";
import { neededFor } from "../result.ts";
import { resultLabel } from "../result-label.ts";

interface ResultFormProps {
  typed: Record<string, unknown>;
  options: OptionsByVocabulary;
  institutions: FormOption[];
  lastResult?: SubmissionResult;
  changed?: ChangedBy;
  cancelTo: string;
  /** What is saved can be handed in with the same press. */
  isSubmittable?: boolean;
}

const PARTS = {
  what: ["type", "title", "titleLanguage", "description"],
  whose: ["authors"],
  where: ["date", "url", "licence", "languages", "doi", "isbn"],
  filed: ["themes", "visibility"],
} as const;

const FIELDS: readonly Field[] = RESULT_FIELDS;
const TITLES = LOCALES.map((locale) => fieldIn("title", locale));
const fieldOf = (key: string) => FIELDS.find((field) => field.key === key)!;

/** What one chooses from; nothing where one types. */
function optionsIn(field: Field, options: OptionsByVocabulary): FormOption[] {
  const offered = "vocabulary" in field && field.vocabulary ? options[field.vocabulary] : undefined;
  return offered ? [...offered.common, ...offered.further] : [];
}

/** The date about which the form need not ask whether it is meant: the one that stands, or one it asked about. */
function SeenDate({ stands, lastResult }: { stands: unknown; lastResult: SubmissionResult | undefined }) {
  const sent = lastResult?.initialValue ?? {};
  const isAsked = lastResult?.error?.["date"]?.includes(DATE_EARLY);
  const seen = isAsked ? sent["date"] : (sent["seenDate"] ?? stands);
  return <input type="hidden" name="seenDate" value={typeof seen === "string" ? seen : ""} />;
}

/** The form of a result: what it is, whose, where it is found, and who reads of it. */
export function ResultForm({ typed, options, institutions, lastResult, changed, ...to }: ResultFormProps) {
  const { cancelTo, isSubmittable } = to;
  const { t } = useTranslation("results");
  const [form, fields] = useForm<Record<string, unknown>>({ id: "result", lastResult, defaultValue: typed as never });
  const wordsOf = useFieldWords("results", resultLabel);
  const sent = lastResult?.initialValue as Record<string, string> | undefined;
  const isNew = "formKey" in typed;
  const chosen = Object.fromEntries(FIELDS.map((field) => [field.key, optionsIn(field, options)]));
  const labels = Object.fromEntries([
    ...FIELDS.map((field) => [field.key, resultLabel(t, field)]),
    ["institutionIds", t("field.institutionIds")],
  ]) as Record<string, string>;
  const neededWhen = (key: string) => {
    const needed = neededFor(key);
    return needed ? t(`needed.${needed}`) : undefined;
  };
  const ask = (key: string) => {
    const question = fieldOf(key);
    return (
      <FieldControl
        key={key}
        {...wordsOf(question)}
        field={fields[key] as FieldMetadata<unknown>}
        shape={question as PlainShape}
        options={options}
        lang={question.lang}
        isNeeded={question.need === "required"}
        neededWhen={neededWhen(key)}
      />
    );
  };
  const hasTitles = TITLES.some((key) => Boolean(typed[key]) || fields[key]?.errors);
  return (
    <PortalForm form={form} labels={labels} enter={{ name: "intent", value: "save" }}>
      {isNew ? (
        <input type="hidden" name="formKey" value={sent?.formKey ?? (typed.formKey as string)} />
      ) : (
        <AsRead version={typed.version as string} lastResult={lastResult} />
      )}
      <ChangedSince
        {...{ lastResult, labels }}
        by={changed}
        saved={typed}
        options={{ ...chosen, institutionIds: institutions }}
      />
      <Fieldset legend={t("form.part.what")} isHeading>
        {PARTS.what.map(ask)}
        <Disclosure summary={t("form.titles")} isOpen={hasTitles}>
          <p className="field-help">{t("form.titles_help")}</p>
          {TITLES.map(ask)}
        </Disclosure>
      </Fieldset>
      <Fieldset legend={t("form.part.whose")} isHeading>
        {PARTS.whose.map(ask)}
        <ChoicesField
          field={fields.institutionIds as FieldMetadata<unknown>}
          label={labels.institutionIds ?? ""}
          isOptional
          neededWhen={neededWhen("institutionIds")}
          options={{ common: institutions, further: [] }}
        />
        {ask("otherInstitutions")}
      </Fieldset>
      <Fieldset legend={t("form.part.where")} isHeading>
        <SeenDate stands={typed.date} lastResult={lastResult} />
        {PARTS.where.map(ask)}
      </Fieldset>
      <Fieldset legend={t("form.part.filed")} isHeading>
        {PARTS.filed.map(ask)}
      </Fieldset>
      <FormActions>
        <Button type="submit" name="intent" value="save" variant={isSubmittable ? "quiet" : "primary"}>
          {t("form.save")}
        </Button>
        {isSubmittable && (
          <Button type="submit" name="intent" value="save_and_submit">
            {t("form.submit")}
          </Button>
        )}
        <LinkButton to={cancelTo} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}
