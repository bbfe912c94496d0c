import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { describedBy, FieldError, FieldHelp, OptionalMark } from "#app/ui/field-frame.tsx";
import type { FormOption, FormOptions } from "../form-options.server.ts";

interface ChoicesFieldProps {
  field: FieldMetadata<unknown>;
  label: string;
  help?: string;
  isOptional: boolean;
  options: FormOptions;
}

/** Any number of answers from a list; the rare ones of a long list are folded away unless one of them is chosen. */
export function ChoicesField({ field, label, help, isOptional, options }: ChoicesFieldProps) {
  const { t } = useTranslation("applications");
  const { initialValue } = field;
  const chosen: unknown[] = Array.isArray(initialValue) ? initialValue : [initialValue];
  const { common, further } = options;
  const isUnfolded = further.some(({ value }) => chosen.includes(value));
  const boxes = (list: FormOption[], isFirst: boolean) => (
    <div className={list.length > 6 ? "choices choices-columns" : "choices"}>
      {list.map((option, index) => (
        <Box
          key={option.value}
          {...{ field, option, chosen }}
          id={isFirst && index === 0 ? field.id : `${field.id}-${option.value}`}
        />
      ))}
    </div>
  );
  return (
    <fieldset
      className="fieldset field"
      data-invalid={field.errors ? true : undefined}
      aria-describedby={describedBy(field, help)}
    >
      <legend>
        {label}
        <OptionalMark field={field} isOptional={isOptional} />
      </legend>
      <FieldHelp field={field} help={help} />
      <FieldError field={field} />
      {common.length > 0 && boxes(common, true)}
      {further.length > 0 && (
        <Disclosure summary={t(common.length > 0 ? "form.more_choices" : "form.all_choices")} isOpen={isUnfolded}>
          {boxes(further, common.length === 0)}
        </Disclosure>
      )}
    </fieldset>
  );
}

function Box({
  field,
  option,
  id,
  chosen,
}: {
  field: FieldMetadata<unknown>;
  option: FormOption;
  id: string;
  chosen: unknown[];
}) {
  return (
    <div className="choice">
      <input
        id={id}
        type="checkbox"
        name={field.name}
        value={option.value}
        defaultChecked={chosen.includes(option.value)}
      />
      <label htmlFor={id}>{option.label}</label>
    </div>
  );
}
