import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import { FieldControl, type PlainShape } from "#app/features/forms/ui/field-control.tsx";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { RemoveRow } from "#app/ui/remove-row.tsx";
import { initiativeLabel } from "../initiative-label.ts";

interface CallRowsProps {
  form: FormMetadata<Record<string, unknown>>;
  field: FieldMetadata<unknown>;
  /** What is asked of a call. */
  asked: readonly Field[];
}

/** The calls of an initiative: rows that are added and taken away without losing anything. */
export function CallRows({ form, field, asked }: CallRowsProps) {
  const { t } = useTranslation("initiatives");
  const wordsOf = useFieldWords("initiatives", initiativeLabel);
  const list = field as FieldMetadata<Record<string, unknown>[]>;
  return (
    <div id={field.id} className="stack" tabIndex={-1}>
      <p className="field-help">{t("form.calls_help")}</p>
      <FieldError field={field} />
      {list.getFieldList().map((one, index) => {
        const fields = one.getFieldset();
        return (
          <Fieldset key={one.key} legend={t("form.call", { number: index + 1 })}>
            {asked.map((question) => (
              <FieldControl
                key={question.key}
                {...wordsOf(question, "call")}
                field={fields[question.key] as FieldMetadata<unknown>}
                shape={question as PlainShape}
                options={{}}
                isNeeded={question.need === "required"}
              />
            ))}
            <RemoveRow
              label={t("form.remove_call", { number: index + 1 })}
              button={form.remove.getButtonProps({ name: list.name as never, index })}
            />
          </Fieldset>
        );
      })}
      <div>
        <Button {...form.insert.getButtonProps({ name: list.name as never })} variant="quiet" size="small">
          {t("form.add_call")}
        </Button>
      </div>
    </div>
  );
}
