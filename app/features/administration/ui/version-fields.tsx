import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CheckboxField, HiddenField } from "#app/ui/field.tsx";

interface VersionFieldsProps {
  fields: { version: FieldMetadata<string>; seen: FieldMetadata<string>; replaces: FieldMetadata<boolean | string> };
  /** The version now in force. */
  current: string;
}

/** The version a form was opened at, and, once somebody else's came between, a tick to put one's own in its place. */
export function VersionFields({ fields, current }: VersionFieldsProps) {
  const { t } = useTranslation("administration");
  const isOvertaken = fields.version.value !== undefined && fields.version.value !== current;
  return (
    <>
      <HiddenField field={fields.version} />
      {isOvertaken && (
        <>
          <HiddenField field={fields.seen} value={current} />
          <CheckboxField field={fields.replaces} label={t("replace.label")} help={t("replace.help")} />
        </>
      )}
    </>
  );
}
