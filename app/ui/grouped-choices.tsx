import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "./disclosure.tsx";
import { describedBy, FieldError, FieldHelp, OptionalMark } from "./field-frame.tsx";

export interface ChoiceGroup {
  label: string;
  options: readonly { value: string; label: string }[];
  /** Stands open from the first. */
  isOpen?: boolean;
}

interface GroupedChoicesProps {
  field: FieldMetadata<string[]>;
  label: ReactNode;
  help?: ReactNode;
  groups: readonly ChoiceGroup[];
  isOptional?: boolean;
  neededWhen?: string;
}

/** Many boxes in folded groups; groups with a chosen box stand open, so that nothing chosen is out of sight. */
export function GroupedChoices({ field, label, help, groups, isOptional = false, neededWhen }: GroupedChoicesProps) {
  const { t } = useTranslation("common");
  const { initialValue } = field as FieldMetadata<unknown>;
  const chosen: unknown[] = [initialValue].flat();
  return (
    <fieldset
      className="fieldset field"
      id={field.id}
      tabIndex={-1}
      data-invalid={field.errors ? true : undefined}
      aria-describedby={describedBy(field as FieldMetadata<unknown>, help)}
    >
      <legend>
        {label}
        <OptionalMark field={field as FieldMetadata<unknown>} isOptional={isOptional} neededWhen={neededWhen} />
      </legend>
      <FieldHelp field={field as FieldMetadata<unknown>} help={help} />
      <FieldError field={field as FieldMetadata<unknown>} />
      <div>
        {groups.map((group) => {
          const count = group.options.filter(({ value }) => chosen.includes(value)).length;
          return (
            <Disclosure
              key={group.label}
              summary={count ? t("form.group_chosen", { label: group.label, count }) : group.label}
              isOpen={group.isOpen || count > 0}
            >
              <Boxes field={field} group={group} chosen={chosen} />
            </Disclosure>
          );
        })}
      </div>
    </fieldset>
  );
}

interface BoxesProps {
  field: FieldMetadata<string[]>;
  group: ChoiceGroup;
  chosen: unknown[];
}

function Boxes({ field, group, chosen }: BoxesProps) {
  return (
    <div className="choices choices-columns" role="group" aria-label={group.label}>
      {group.options.map(({ value, label }) => (
        <div className="choice" key={`${field.key ?? ""} ${value}`}>
          <input
            id={`${field.id}-${value}`}
            type="checkbox"
            name={field.name}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <label htmlFor={`${field.id}-${value}`}>{label}</label>
        </div>
      ))}
    </div>
  );
}
