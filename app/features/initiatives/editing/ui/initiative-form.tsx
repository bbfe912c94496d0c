import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { FieldControl, type PlainShape } from "#app/features/forms/ui/field-control.tsx";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { type Conflict, SavedMeanwhile } from "#app/features/members/institution/ui/saved-meanwhile.tsx";
import { ownNameOf } from "#app/i18n/locale.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LOCALES } from "#db/locales.ts";
import { INITIATIVE_FIELDS } from "../initiative-fields.ts";
import { initiativeLabel } from "../initiative-label.ts";
import { CallRows } from "./call-rows.tsx";
import type { InitiativeFormValues } from "./editing-model.ts";

interface InitiativeFormProps {
  values: InitiativeFormValues;
  /** Of a new initiative the id it will have: a form sent twice adds one. */
  newId: string | null;
  options: OptionsByVocabulary;
  lastResult: SubmissionResult | undefined;
  conflict: Conflict | undefined;
  cancelTo: string;
  /** It is not public yet, or not any more: what is in the form can be published with one press. */
  isPublishable?: boolean;
}

const PARTS = {
  whose: ["owner", "sourceName", "sourceUrl", "original"],
  about: ["themes", "sdgs", "startYear", "endYear"],
  contact: ["contactName", "contactEmail"],
} as const;

const FIELDS: readonly Field[] = INITIATIVE_FIELDS;
const fieldOf = (key: string) => FIELDS.find((field) => field.key === key)!;
const CALLS = fieldOf("calls");
const ASKED_OF_CALLS: readonly Field[] = CALLS.kind === "list" && CALLS.item.kind === "group" ? CALLS.item.fields : [];

/** The form of an initiative: whose it is, its words in the languages of the portal, what it is filed under, its calls. */
export function InitiativeForm({ values, newId, options, lastResult, conflict, ...props }: InitiativeFormProps) {
  const { cancelTo, isPublishable = false } = props;
  const { t } = useTranslation("initiatives");
  const [form, fields] = useForm<Record<string, unknown>>({
    id: "initiative",
    lastResult,
    defaultValue: values as never,
  });
  const wordsOf = useFieldWords("initiatives", initiativeLabel);
  const sent = lastResult?.initialValue as Record<string, string> | undefined;
  const { version, id } = { id: newId ?? "", ...sent, version: sent?.version ?? values.version };
  const labels = Object.fromEntries([
    ...FIELDS.map((field) => [field.key, initiativeLabel(t, field)]),
    ...ASKED_OF_CALLS.map((field) => [`calls[].${field.key}`, initiativeLabel(t, field, "call")]),
  ]) as Record<string, string>;
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
      />
    );
  };
  return (
    <>
      {conflict && <SavedMeanwhile title={t("form.conflict")} {...conflict} />}
      <PortalForm
        form={form}
        labels={labels}
        rowNames={{ calls: (number) => t("form.call", { number }) }}
        enter={{ name: "intent", value: "save" }}
      >
        <input type="hidden" name="version" value={version} />
        {newId && <input type="hidden" name="id" value={id} />}
        <Fieldset legend={t("form.part.whose")} isHeading>
          {PARTS.whose.map(ask)}
        </Fieldset>
        {LOCALES.map((locale) => (
          <Fieldset key={locale} legend={<span lang={locale}>{ownNameOf(locale)}</span>} isHeading>
            {[fieldIn("title", locale), fieldIn("text", locale)].map(ask)}
          </Fieldset>
        ))}
        <Fieldset legend={t("form.part.about")} isHeading>
          {PARTS.about.map(ask)}
        </Fieldset>
        <Fieldset legend={t("form.part.contact")} help={t("form.contact_help")} isHeading>
          {PARTS.contact.map(ask)}
        </Fieldset>
        <Fieldset legend={t("form.part.calls")} isHeading>
          <CallRows form={form} field={fields["calls"] as FieldMetadata<unknown>} asked={ASKED_OF_CALLS} />
        </Fieldset>
        <FormActions>
          <Button type="submit" name="intent" value="save">
            {t("form.save")}
          </Button>
          {isPublishable && (
            <Button type="submit" name="intent" value="publish" variant="quiet">
              {t("form.publish")}
            </Button>
          )}
          <LinkButton to={cancelTo} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </>
  );
}
