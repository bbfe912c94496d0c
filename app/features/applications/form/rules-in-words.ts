import type { TFunction } from "i18next";
import type { Field } from "#app/features/forms/field.ts";

/** What a question asks of its answer, in the reader's words: when it is needed, how long or how many. */
export function rulesInWords(t: TFunction, field: Field): string[] {
  const { need: when } = field;
  const need =
    when === "required" || when === "optional" ? t(`public:form.need.${when}`) : t(`applications:when.${when}`);
  return [
    field.concerns && t(`applications:concerns.${field.concerns}`),
    need,
    answerRule(field, t),
    field.isEnglish && t("public:form.english"),
    field.isConfidential && t("public:form.confidential"),
  ].filter((rule) => typeof rule === "string" && rule !== "") as string[];
}

function textRule({ unit, min, max }: Field & { kind: "prose" }, t: TFunction): string {
  if (unit === "words") return t("public:form.words", { max });
  return min ? t("public:form.characters", { min, max }) : t("public:form.at_most_characters", { max });
}

function answerRule(field: Field, t: TFunction): string | null {
  switch (field.kind) {
    case "line":
      return t("public:form.at_most_characters", { max: field.max });
    case "prose":
      return textRule(field, t);
    case "choice":
      return t("public:form.one_of");
    case "choices":
      return t("public:form.choices", { count: field.max });
    case "list":
      return t("public:form.many", { count: field.max });
    case "tick":
      return t("public:form.tick");
    case "year":
      return t("public:form.year", { min: String(field.min) });
    case "whole":
    case "decimal":
      return t(`public:form.${field.kind}`, { min: field.min, max: field.max });
    case "email":
    case "url":
    case "day":
      return t(`public:form.${field.kind}`);
    default:
      return null;
  }
}
