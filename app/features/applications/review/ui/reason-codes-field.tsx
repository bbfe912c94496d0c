import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { REASON_CODES } from "#db/vocabulary.ts";

interface ReasonCodesProps {
  field: FieldMetadata<string[]>;
  label: string | undefined;
  /** Whose reasons they are: that of a recommendation or of a decision. */
  ruling: "recommendation" | "decision";
}

/** The reasons of a refusal or the conditions of a deferral, each with what would cure it. */
export function ReasonCodesField({ field, label = "", ruling }: ReasonCodesProps) {
  const { t } = useTranslation("review");
  const options = REASON_CODES.map((code) => ({
    value: code,
    label: `${code}. ${t(`vocabulary:reason.${code}.title`)}`,
    help: t(`vocabulary:reason.${code}.cure`),
  }));
  return (
    <div className="when-refuse when-defer">
      <CheckboxGroupField
        field={field}
        label={label}
        help={t(`${ruling}.reasons_help`)}
        options={options}
        neededWhen={t(`${ruling}.when.reasonCodes`)}
        hasColumns
      />
    </div>
  );
}

/** The day on which a deferred case is taken up again. */
export function UntilField({ field, label = "" }: { field: FieldMetadata<string>; label: string | undefined }) {
  const { t } = useTranslation("review");
  return (
    <div className="when-defer">
      <DateField field={field} label={label} help={t("decision.until_help")} neededWhen={t("decision.when.until")} />
    </div>
  );
}
