import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DOCUMENT_KINDS } from "#db/vocabulary.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField, type ChoiceOption } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { OneButton } from "./consent.tsx";

type Fields = {
  fields: string[];
  documents: string[];
  message: string;
};

interface RequestFormProps {
  id: string;
  version: number;
  sections: { key: string; title: string; options: ChoiceOption[] }[];
  /** The last day for an answer, written out. */
  due: string;
  /** How many requests one person may still send alone. */
  roundsLeft: number;
  /** What is asked or prepared already; null before anything is. */
  begun: Fields | null;
  /** It was sent, and nobody has answered. */
  isAsked: boolean;
  /** Labels of what the applicant has changed and not sent. */
  changed: string[];
  readers: ReaderWords[];
  lastResult: SubmissionResult | undefined;
}

/** Exactly what the applicant may change, section by section, and the words that go with it. */
export function RequestForm({ id, version, sections, readers, lastResult, ...terms }: RequestFormProps) {
  const { t } = useTranslation("review");
  const { due, roundsLeft, begun, isAsked, changed } = terms;
  const [form, fields] = useForm<Fields>({ id: "request", lastResult, defaultValue: begun ?? undefined });
  const act = isAsked ? "correct" : roundsLeft > 0 ? "send" : "prepare";
  const explained = { correct: "corrects", send: "terms", prepare: "needs_consent" } as const;
  const chosen = [fields.fields.initialValue ?? []].flat();
  const labels = { fields: t("request.fields"), documents: t("request.documents"), message: t("request.message") };
  const documents = DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`vocabulary:document.${kind}.title`) }));
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="intent" value={act} />
      <p>{t(`request.${explained[act]}`, { due, count: roundsLeft })}</p>
      {changed.length > 0 && (
        <Callout tone="wait">
          <p>{t("request.already_changed")}</p>
          <ul>
            {changed.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Fieldset legend={t("request.fields")} help={t("request.fields_help")} isHeading>
        <div>
          {sections.map(({ key, title, options }, index) => (
            <Disclosure key={key} summary={title} isOpen={options.some(({ value }) => chosen.includes(value))}>
              <CheckboxGroupField
                field={fields.fields}
                isContinued={index > 0}
                label={<span className="visually-hidden">{title}</span>}
                options={options}
                isOptional={false}
                hasColumns
              />
            </Disclosure>
          ))}
        </div>
      </Fieldset>
      <CheckboxGroupField
        field={fields.documents}
        label={t("request.documents")}
        options={documents}
        isOptional
        hasColumns
      />
      <AudienceLine audience="applicant" />
      <LetterField
        field={fields.message}
        readers={readers}
        label={t("request.message")}
        help={t("request.message_help")}
        least={LEAST.request}
        limit={LIMITS.request}
      />
      <FormActions>
        <Button type="submit">{t(`request.${act}`)}</Button>
        <LinkButton to={`/review/${id}`} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}

/** The way out of a request that should not have been sent. */
export function TakeBackRequest({ version }: { version: number }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("request.take_back_title")}>
      <p>{t("request.take_back_text")}</p>
      <OneButton version={version} intent="take-back" label={t("request.take_back")} variant="danger" />
    </Card>
  );
}
