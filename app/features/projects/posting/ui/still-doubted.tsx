import { useTranslation } from "react-i18next";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import { CHECK_QUESTIONS } from "../criteria.ts";
import type { Doubt } from "../doubts.ts";

interface StillDoubtedProps {
  field: unknown;
  doubts: readonly Doubt[];
  /** What the fields of the form are called. */
  labels: Readonly<Record<string, string>>;
}

/** What publishing asks about once more, each with a box of its own. */
export function StillDoubted({ field, doubts, labels }: StillDoubtedProps) {
  const { t } = useTranslation("projects");
  const wordsOf = ({ kind, names }: Doubt) =>
    kind === "no"
      ? CHECK_QUESTIONS.filter((name) => names.includes(name)).map((name) => labels[`met_${name}`])
      : names.map((name) => labels[name]);
  return (
    <CheckboxGroupField
      field={plain(field)}
      label={t("check.sure.title")}
      isOptional={false}
      options={doubts.map((doubt) => ({
        value: doubt.value,
        label: t(`check.sure.${doubt.kind}`, { what: wordsOf(doubt).join(doubt.kind === "no" ? " " : ", ") }),
      }))}
    />
  );
}
