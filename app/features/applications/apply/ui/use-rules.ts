import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";

/** What a question asks of its answer, in the reader's words: when it is needed, how long or how many. */
export function useRules(field: Field): string[] {
  const { t } = useTranslation("public");
  const { need: when } = field;
  const need = when === "required" || when === "optional" ? t(`form.need.${when}`) : t(`applications:when.${when}`);
  return [
    field.concerns && t(`applications:concerns.${field.concerns}`),
    need,
    answerRule(field, t),
    field.isEnglish && t("form.english"),
    field.isConfidential && t("form.confidential"),
  ].filter((rule) => typeof rule === "string" && rule !== "") as string[];
}

function textRule({ unit, min, max }: Field & { kind: "prose" }, t: TFunction<"public">): string {
  if (unit === "words") return t("form.words", { max });
  return min ? t("form.characters", { min, max }) : t("form.at_most_characters", { max });
}

function answerRule(field: Field, t: TFunction<"public">): string | null {
  switch (field.kind) {
    case "line":
      return t("form.at_most_characters", { max: field.max });
    case "prose":
      return textRule(field, t);
    case "choice":
      return t("form.one_of");
    case "choices":
      return t("form.choices", { count: field.max });
    case "list":
      return t("form.many", { count: field.max });
    case "tick":
      return t("form.tick");
    case "year":
      return t("form.year", { min: String(field.min) });
    case "whole":
    case "decimal":
      return t(`form.${field.kind}`, { min: field.min, max: field.max });
    case "email":
    case "url":
    case "day":
      return t(`form.${field.kind}`);
    default:
      return null;
  }
}
