import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { controlProps, FieldFrame } from "#app/ui/field-frame.tsx";

interface SeveralSelectProps {
  field: FieldMetadata<string[]>;
  label: ReactNode;
  help?: ReactNode;
  options: readonly { value: string; label: string }[];
  isOptional?: boolean;
}

/** A list of which several may be chosen, for places where boxes would be too many. */
export function SeveralSelect({ options, ...props }: SeveralSelectProps) {
  const field = props.field as FieldMetadata<unknown>;
  const chosen = [field.initialValue].flat().filter((value) => typeof value === "string");
  return (
    <FieldFrame {...props} field={field}>
      <select
        {...controlProps({ ...props, field })}
        key={field.key}
        className="input"
        multiple
        size={5}
        defaultValue={chosen}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
