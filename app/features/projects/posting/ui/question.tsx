import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { FieldControl } from "#app/features/forms/ui/field-control.tsx";
import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import { useHinted } from "#app/ui/field-hints.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { RemoveRow } from "#app/ui/remove-row.tsx";
import type { PostingField } from "../../project/posting-fields.ts";
import { useQuestionWords } from "./use-question-words.ts";

type FormFields = Record<string, unknown>;
type Asked = Field & Pick<PostingField, "isInTextLanguage">;

interface QuestionProps {
  form: FormMetadata<FormFields>;
  question: Asked;
  field: FieldMetadata<unknown>;
  options: OptionsByVocabulary;
  /** The row it stands in, such as `need`. */
  row?: string;
}

/** The language in which the posting says that it is written, as far as it has been said. */
function textLanguageOf({ value }: FormMetadata<FormFields>, question: Asked): string | undefined {
  const { textLanguage } = value ?? {};
  const isIn = question.isInTextLanguage && typeof textLanguage === "string" && textLanguage !== "";
  return isIn ? textLanguage : undefined;
}

/** One question of a posting, whatever its kind. */
export function Question({ form, question, field, options, row }: QuestionProps) {
  const { t, i18n } = useTranslation("projects");
  const words = useQuestionWords()(question, row);
  const help = useHinted(field.name, words.help);
  if (question.kind === "list")
    return <Rows {...{ form, question, field, options }} help={words.help} row={question.words ?? question.key} />;
  if (question.kind === "group") return null;
  if (question.kind === "records" && (options[question.of]?.common.length ?? 0) === 0) return null;
  const { need } = question;
  const lang = question.lang ?? textLanguageOf(form, question);
  const when = `needed_when.${question.key}`;
  const neededWhen =
    question.kind === "records" ? t("form.when_handed_in") : i18n.exists(`projects:${when}`) ? t(when) : undefined;
  return (
    <FieldControl
      {...words}
      {...{ help, field, options, lang, neededWhen }}
      shape={question}
      isNeeded={need === "required"}
    />
  );
}

interface RowsProps extends QuestionProps {
  question: Extract<Field, { kind: "list" }>;
  help?: string;
  row: string;
}

/** Rows are added and taken away without losing anything. */
function Rows({ form, question, field, options, help, row }: RowsProps) {
  const { t } = useTranslation("projects");
  const list = field as FieldMetadata<FormFields[]>;
  const members = question.item.kind === "group" ? question.item.fields : [];
  return (
    <div id={field.id} className="stack" tabIndex={-1}>
      {help && <p className="field-help">{help}</p>}
      <FieldError field={field} />
      {list.getFieldList().map((one, index) => {
        const fields = one.getFieldset();
        return (
          <Fieldset key={one.key} legend={t(`form.${row}`, { number: index + 1 })}>
            {members.map((member) => (
              <Question
                key={member.key}
                {...{ form, options, row }}
                question={member}
                field={fields[member.key] as FieldMetadata<unknown>}
              />
            ))}
            <RemoveRow
              label={t(`form.remove_${row}`, { number: index + 1 })}
              button={form.remove.getButtonProps({ name: list.name as never, index })}
            />
          </Fieldset>
        );
      })}
      <div>
        <Button {...form.insert.getButtonProps({ name: list.name as never })} variant="quiet" size="small">
          {t(`form.add_${row}`)}
        </Button>
      </div>
    </div>
  );
}
