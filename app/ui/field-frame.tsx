import type { FieldMetadata } from "@conform-to/react";
import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Icon } from "./icon.tsx";

/** Fields that were mended since the answer, while a half typed date keeps the form from being sent: their errors stand no more. */
export const Mended = createContext<ReadonlySet<string>>(new Set());

/** The field with the error that still stands, if any. */
export function useStanding<Field extends FieldMetadata<unknown>>(field: Field): Field {
  const isMended = useContext(Mended).has(field.name);
  return isMended ? (Object.create(field, { errors: { value: undefined } }) as Field) : field;
}

/** What every field of the kit takes. */
export interface FieldProps {
  field: FieldMetadata<unknown>;
  label: ReactNode;
  help?: ReactNode;
  /** Left out, the schema's constraint decides; a field without one counts as required. */
  isOptional?: boolean;
  /** When it must be filled in, as a sentence: "Needed for an approval." It then stands where "optional" would. */
  neededWhen?: string;
}

/** Whether the field may be left empty. */
export function mayBeEmpty({ field, isOptional, neededWhen }: Pick<FieldProps, "field" | "isOptional" | "neededWhen">) {
  return neededWhen ? true : (isOptional ?? field.required === false);
}

/** Ids of the help and error texts that exist, for `aria-describedby`; the error is read first. */
export function describedBy(field: FieldProps["field"], help: ReactNode, ...others: (string | undefined)[]) {
  const ids = [field.errors && field.errorId, help ? field.descriptionId : undefined, ...others].filter(Boolean);
  return ids.join(" ") || undefined;
}

/** The attributes every control shares: name, ids, and what is invalid or required. */
export function controlProps({ field, help, isOptional, neededWhen }: FieldProps, ...others: (string | undefined)[]) {
  return {
    id: field.id,
    name: field.name,
    form: field.formId,
    required: !mayBeEmpty({ field, isOptional, neededWhen }),
    "aria-invalid": field.errors ? true : undefined,
    "aria-describedby": describedBy(field, help, ...others),
  } as const;
}

/** The value to show: what was typed and sent back, else what the page began with. */
export function textValue(field: FieldProps["field"]) {
  return typeof field.initialValue === "string" ? field.initialValue : undefined;
}

export function OptionalMark(props: Pick<FieldProps, "field" | "isOptional" | "neededWhen">) {
  const { t, i18n } = useTranslation("common");
  if (!mayBeEmpty(props)) return null;
  const { neededWhen } = props;
  const condition = neededWhen?.replace(/\.$/, "").replace(/^./u, (first) => first.toLocaleLowerCase(i18n.language));
  return (
    <>
      {" "}
      <span className="field-mark">({condition ?? t("form.optional")})</span>
    </>
  );
}

export function FieldHelp({ field, help }: Pick<FieldProps, "field" | "help">) {
  if (!help) return null;
  return (
    <div className="field-help" id={field.descriptionId}>
      {help}
    </div>
  );
}

export function FieldError({ field }: Pick<FieldProps, "field">) {
  const { t } = useTranslation("common");
  if (!field.errors) return null;
  return (
    <div className="field-error" id={field.errorId}>
      <Icon name="bad" />
      <div>
        <span className="visually-hidden">{t("form.error")}</span>{" "}
        {field.errors.map((message) => errorText(t, message)).join(" ")}
      </div>
    </div>
  );
}

/** Label, help, error, control: in this order, so that all is read before the answer is given. */
export function FieldFrame({ children, ...props }: FieldProps & { children: ReactNode }) {
  const { field, label, help } = props;
  return (
    <div className="field" data-invalid={field.errors ? true : undefined}>
      <label className="field-label" htmlFor={field.id}>
        {label}
        <OptionalMark {...props} />
      </label>
      <FieldHelp field={field} help={help} />
      <FieldError field={field} />
      {children}
    </div>
  );
}
