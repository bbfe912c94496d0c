import type { ComponentPropsWithoutRef } from "react";
import { classNames } from "./class-names.ts";

export interface Option {
  value: string;
  label: string;
}

export interface OptionGroup {
  label: string;
  options: Option[];
}

interface SelectProps extends ComponentPropsWithoutRef<"select"> {
  options: readonly (Option | OptionGroup)[];
  /** Words of an empty first option. */
  placeholder?: string;
}

/** A list to choose one from; its label is the caller's. */
export function Select({ options, placeholder, className, ...attributes }: SelectProps) {
  return (
    <select {...attributes} className={classNames("input", className)}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((option) =>
        "options" in option ? (
          <optgroup key={option.label} label={option.label}>
            {option.options.map((one) => (
              <Choice key={one.value} {...one} />
            ))}
          </optgroup>
        ) : (
          <Choice key={option.value} {...option} />
        ),
      )}
    </select>
  );
}

function Choice({ value, label }: Option) {
  return <option value={value}>{label}</option>;
}
