import type { FieldMetadata } from "@conform-to/react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FieldError, OptionalMark } from "#app/ui/field-frame.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { RemoveRow } from "#app/ui/remove-row.tsx";
import type { Field, Shape } from "#app/features/forms/field.ts";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import type { AnswerFieldProps } from "./answer-field-props.ts";
import type { FieldWords } from "./field-words.ts";

interface ListFieldProps {
  definition: Field;
  shape: Extract<Shape, { kind: "list" }>;
  field: FieldMetadata<unknown>;
  words: FieldWords;
  options: OptionsByVocabulary;
  isOptional: boolean;
  /** Draws one answer of a row, which may be of any kind. */
  Answer: ComponentType<AnswerFieldProps>;
}

/** Rows of a repeated answer. Adding and removing are sent as the form is, which saves the draft and works without JavaScript. */
export function ListField({ definition, shape, field, words, options, isOptional, Answer }: ListFieldProps) {
  const { t } = useTranslation("applications");
  const rows = (field as FieldMetadata<unknown[]>).getFieldList();
  const { key } = definition;
  return (
    <Fieldset
      legend={
        <>
          {words.label}
          <OptionalMark field={field} isOptional={isOptional} neededWhen={isOptional ? words.neededWhen : undefined} />
        </>
      }
      help={words.help}
      isHeading={shape.item.kind === "group"}
    >
      <div id={field.id} tabIndex={-1} data-invalid={field.errors ? true : undefined}>
        <FieldError field={field} />
      </div>
      {rows.map((row, index) => (
        <div key={row.key ?? index} className="list-row">
          <Row
            {...{ definition, shape, words, options, Answer }}
            row={row}
            number={index + 1}
            isAlone={rows.length === 1}
          />
          {(rows.length > 1 || Boolean(row.initialValue)) && (
            <RemoveRow
              label={t("form.remove_row", { number: index + 1 })}
              from={words.label}
              button={{ type: "submit", name: "intent", value: `remove.${key}.${index}` }}
            />
          )}
        </div>
      ))}
      {rows.length < shape.max && (
        <div>
          <Button
            type="submit"
            name="intent"
            value={`add.${key}.${rows.length + 1}`}
            variant="quiet"
            size="small"
            aria-label={t("common:action.on", { act: t("form.add_row"), what: words.label })}
          >
            {t("form.add_row")}
          </Button>
        </div>
      )}
    </Fieldset>
  );
}

interface RowProps extends Pick<ListFieldProps, "definition" | "shape" | "words" | "options" | "Answer"> {
  row: FieldMetadata<unknown>;
  number: number;
  isAlone: boolean;
}

function Row({ definition, shape: { item }, words, options, row, number, isAlone, Answer }: RowProps) {
  const { t } = useTranslation("applications");
  if (item.kind !== "group") {
    const single = { ...item, key: definition.key, need: "required", words: `${words.path}` } as Field;
    const which = isAlone ? undefined : number;
    return <Answer definition={single} field={row} parent="" options={options} isNeeded isInList row={which} />;
  }
  const members = (row as FieldMetadata<Record<string, unknown>>).getFieldset();
  return (
    <Fieldset legend={t("form.row", { number })}>
      {item.fields.map((member) => {
        const field = members[member.key];
        const isNeeded = member.need === "required";
        return (
          field && <Answer key={member.key} {...{ field, options, isNeeded }} definition={member} parent={words.path} />
        );
      })}
    </Fieldset>
  );
}
