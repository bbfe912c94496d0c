import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { describedBy, FieldError, FieldHelp, OptionalMark } from "#app/ui/field-frame.tsx";
import { GroupedChoices } from "#app/ui/grouped-choices.tsx";
import type { FormOption, FormOptions } from "../field-options.server.ts";

interface ChoicesFieldProps {
  field: FieldMetadata<unknown>;
  label: string;
  help?: ReactNode;
  isOptional: boolean;
  neededWhen?: string;
  options: FormOptions;
}

/** Any number of answers: boxes, and for the rare ones of a long list a list to choose from, whose choice becomes a box. */
export function ChoicesField({ field, label, help, isOptional, neededWhen, options }: ChoicesFieldProps) {
  const { initialValue } = field;
  const chosen: unknown[] = Array.isArray(initialValue) ? initialValue : [initialValue];
  const { common, further, groups } = options;
  if (groups)
    return (
      <GroupedChoices {...{ label, help, isOptional, neededWhen, groups }} field={field as FieldMetadata<string[]>} />
    );
  const isChosen = ({ value }: FormOption) => chosen.includes(value);
  const boxes = [...common, ...further.filter(isChosen)];
  return (
    <fieldset
      className="fieldset field"
      data-invalid={field.errors ? true : undefined}
      aria-describedby={describedBy(field, help)}
    >
      <legend>
        {label}
        <OptionalMark {...{ field, isOptional, neededWhen }} />
      </legend>
      <FieldHelp field={field} help={help} />
      <FieldError field={field} />
      <div className={boxes.length > 6 ? "choices choices-columns" : "choices"}>
        {boxes.map((option, index) => (
          <Box
            key={option.value}
            {...{ field, option, chosen }}
            id={index === 0 ? field.id : `${field.id}-${option.value}`}
          />
        ))}
      </div>
      {further.length > 0 && <Further field={field} options={further.filter((option) => !isChosen(option))} />}
    </fieldset>
  );
}

/** Two more of the rare ones; what was chosen in them is a box when the page is opened the next time. */
function Further({ field, options }: { field: FieldMetadata<unknown>; options: FormOption[] }) {
  const { t } = useTranslation("common");
  return (
    <div className="row">
      {(["1", "2"] as const).map((place) => (
        <div className="field" key={`${place} ${options.length}`}>
          <label className="field-label" htmlFor={`${field.id}-other-${place}`}>
            {t(`form.other_language.${place}`)}
          </label>
          <select id={`${field.id}-other-${place}`} name={field.name} className="input input-medium" defaultValue="">
            <option value="">{t("form.choose")}</option>
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
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
