import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import {
  describedBy,
  FieldError,
  FieldHelp,
  type FieldProps,
  mayBeEmpty,
  OptionalMark,
  useStanding,
} from "./field-frame.tsx";

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  /** How many results it would give, in filters. */
  count?: number;
}

interface ChoiceFieldProps extends FieldProps {
  options: ChoiceOption[];
  /** Two columns on wide screens, for long lists of short labels. */
  hasColumns?: boolean;
  /** Further boxes of a field whose first ones stand above; what is wrong is said there. */
  isContinued?: boolean;
}

/** Any number of answers; the form sends the name once for each. */
export function CheckboxGroupField(props: ChoiceFieldProps) {
  const { initialValue } = props.field;
  const chosen = Array.isArray(initialValue) ? initialValue : [initialValue];
  return <ChoiceGroup {...props} type="checkbox" isChosen={(value) => chosen.includes(value)} />;
}

/** One answer of a few, all of them in sight. */
export function RadioGroupField(props: ChoiceFieldProps) {
  return <ChoiceGroup {...props} type="radio" isChosen={(value) => props.field.initialValue === value} />;
}

interface ChoiceGroupProps extends ChoiceFieldProps {
  type: "checkbox" | "radio";
  isChosen: (value: string) => boolean;
}

function ChoiceGroup({ options, hasColumns, isContinued, type, isChosen, ...given }: ChoiceGroupProps) {
  const field = useStanding(given.field);
  const props = { ...given, field };
  const { label, help } = props;
  const isWrong = Boolean(field.errors) && !isContinued;
  return (
    <fieldset
      className="fieldset field"
      data-invalid={isWrong || undefined}
      aria-describedby={isContinued ? undefined : describedBy(field, help)}
      aria-invalid={(type === "radio" && isWrong) || undefined}
      role={type === "radio" ? "radiogroup" : undefined}
      aria-required={type === "radio" ? !mayBeEmpty(props) : undefined}
    >
      <legend>
        {label}
        <OptionalMark {...props} />
      </legend>
      <FieldHelp field={field} help={help} />
      {isWrong && <FieldError field={field} />}
      <div className={classNames("choices", hasColumns && "choices-columns")}>
        {options.map((option, index) => (
          <Choice
            key={`${field.key ?? ""} ${option.value}`}
            {...{ field, type, option }}
            // The link in the error summary leads to the first one.
            id={index === 0 && !isContinued ? field.id : `${field.id}-${option.value}`}
            isChosen={isChosen(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps extends Pick<FieldProps, "field"> {
  type: "checkbox" | "radio";
  option: ChoiceOption;
  id: string;
  isChosen: boolean;
}

function Choice({ field, type, option: { value, label, help, count }, id, isChosen }: ChoiceProps) {
  const helpId = help ? `${id}-help` : undefined;
  return (
    <div className="choice">
      <input
        id={id}
        type={type}
        name={field.name}
        form={field.formId}
        value={value}
        defaultChecked={isChosen}
        aria-describedby={helpId}
      />
      <label htmlFor={id}>
        {label}
        {count !== undefined && <span className="choice-count">{count}</span>}
      </label>
      {help && (
        <div className="field-help" id={helpId}>
          {help}
        </div>
      )}
    </div>
  );
}
