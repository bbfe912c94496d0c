import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { PAGE_FAULTS } from "#db/vocabulary-moderation.ts";

/** What is wrong with a page. */
export function FaultField({ field, label }: { field: FieldMetadata<string>; label: string }) {
  const { t } = useTranslation("moderation");
  const options = PAGE_FAULTS.map((value) => ({ value, label: t(`fault.${value}`) }));
  return <RadioGroupField field={field} label={label} options={options} />;
}
