import type { ComponentPropsWithoutRef } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "./class-names.ts";
import { type Option, type OptionGroup, Select } from "./select.tsx";
import {
  controlProps,
  FieldError,
  FieldFrame,
  FieldHelp,
  type FieldProps,
  textValue,
  useStanding,
} from "./field-frame.tsx";

type InputAttributes = Pick<
  ComponentPropsWithoutRef<"input">,
  "autoComplete" | "inputMode" | "lang" | "dir" | "placeholder" | "spellCheck" | "autoCapitalize" | "readOnly" | "list"
>;

interface TextFieldProps extends FieldProps, InputAttributes {
  type?: "text" | "email" | "tel" | "url" | "password" | "search" | "number";
  /** How long an answer is expected. */
  width?: "short" | "medium" | "full";
}

/** One line of text. Free text takes its direction from what is typed; there is no `maxlength`, so nothing pasted is cut. */
export function TextField({
  field,
  label,
  help,
  isOptional,
  neededWhen,
  type = "text",
  width = "full",
  ...attributes
}: TextFieldProps) {
  const isCode = type !== "text" && type !== "search";
  const shared = { field: useStanding(field), label, help, isOptional, neededWhen };
  return (
    <FieldFrame {...shared}>
      <input
        dir={isCode ? undefined : "auto"}
        autoCapitalize={isCode ? "none" : undefined}
        spellCheck={isCode ? false : undefined}
        {...attributes}
        {...controlProps(shared)}
        key={field.key}
        type={type}
        className={classNames("input", width !== "full" && `input-${width}`)}
        defaultValue={type === "password" ? undefined : textValue(field)}
      />
    </FieldFrame>
  );
}

export type { Option, OptionGroup } from "./select.tsx";

interface SelectFieldProps extends FieldProps {
  options: (Option | OptionGroup)[];
  /** Words of the empty first option; "Choose" unless given. */
  placeholder?: string;
  width?: "short" | "medium" | "full";
  autoComplete?: string;
  /** One of the options stands from the beginning, so that there is no empty one. */
  isAlwaysChosen?: boolean;
}

export function SelectField({
  options,
  placeholder,
  width = "full",
  autoComplete,
  isAlwaysChosen,
  ...given
}: SelectFieldProps) {
  const { t } = useTranslation("common");
  const field = useStanding(given.field);
  const props = { ...given, field };
  return (
    <FieldFrame {...props}>
      <Select
        {...controlProps(props)}
        key={field.key}
        className={classNames(width !== "full" && `input-${width}`)}
        autoComplete={autoComplete}
        defaultValue={textValue(field) ?? ""}
        placeholder={isAlwaysChosen ? undefined : (placeholder ?? t("form.choose"))}
        options={options}
      />
    </FieldFrame>
  );
}

interface FileFieldProps extends FieldProps {
  /** MIME types or endings, as in the `accept` attribute. */
  accept: string;
  isMultiple?: boolean;
}

export function FileField({ accept, isMultiple, ...props }: FileFieldProps) {
  return (
    <FieldFrame {...props}>
      <input
        {...controlProps(props)}
        key={props.field.key}
        type="file"
        className="input"
        accept={accept}
        multiple={isMultiple}
      />
    </FieldFrame>
  );
}

/** A value that travels with the form unseen. */
export function HiddenField({ field, value }: Pick<FieldProps, "field"> & { value?: string }) {
  return (
    <input
      type="hidden"
      id={field.id}
      name={field.name}
      form={field.formId}
      key={field.key}
      defaultValue={value ?? textValue(field)}
    />
  );
}

/** One box to tick: a consent or a yes. It sends "on". */
export function CheckboxField(props: FieldProps) {
  const { field, label, help } = props;
  return (
    <div className="field" data-invalid={field.errors ? true : undefined}>
      <FieldError field={field} />
      <div className="choice">
        <input
          {...controlProps(props)}
          key={field.key}
          required={field.required && !props.isOptional}
          type="checkbox"
          defaultChecked={field.initialValue === "on"}
        />
        <label htmlFor={field.id}>{label}</label>
        <FieldHelp field={field} help={help} />
      </div>
    </div>
  );
}
