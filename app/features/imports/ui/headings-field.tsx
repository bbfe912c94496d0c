import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import type { HeadingsChoice } from "./import-model.ts";

/** Says of a file that none of its lines is taken for headings. */
export function HeadlessNotice({ headed }: { headed: HeadingsChoice }) {
  const { t } = useTranslation("imports");
  return (
    headed.isHeadless && (
      <Callout tone="wait" title={t("headless.title")}>
        <p>{t("headless.text")}</p>
      </Callout>
    )
  );
}

/** Whether the first line of a file holds headings or is a line like the others. */
export function HeadingsField({ headed, field }: { headed: HeadingsChoice; field: FieldMetadata<string> }) {
  const { t } = useTranslation("imports");
  if (!headed.isOpen) return <input type="hidden" name={field.name} value="on" />;
  const help = headed.isHeadless ? t("headless.help_none") : t("headless.help", { line: headed.above });
  return <CheckboxField field={field} label={t("headless.label")} help={help} isOptional />;
}
