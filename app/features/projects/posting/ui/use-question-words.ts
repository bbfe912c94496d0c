import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import { VOCABULARIES } from "#app/features/forms/vocabularies.ts";
import { POSTING_FIELDS } from "../../project/posting-fields.ts";
import { questionLabel } from "../../project/question-label.ts";

interface QuestionWords {
  label: string;
  help?: string;
  /** Where this question says its choices in words of its own. */
  choices?: { value: string; label: string; help?: string }[];
  placeholder?: string;
}

const codesOf = (field: Field): readonly string[] =>
  field.kind === "yes_no" ? ["yes", "no"] : field.kind === "choice" ? VOCABULARIES[field.vocabulary] : [];

/** The words of a question of a posting; `row` is the row it stands in, such as `need`. */
export function useQuestionWords(): (field: Field, row?: string) => QuestionWords {
  const { t, i18n } = useTranslation("projects");
  const textAt = (key: string) => (i18n.exists(`projects:${key}`) ? t(key) : undefined);
  const choiceOf = (field: Field, value: string) => {
    const usual = field.kind === "choice" ? `vocabulary:${field.vocabulary}.${value}` : `common:status.${value}`;
    const label = textAt(`choice.${field.key}.${value}`) ?? t(usual);
    return { value, label, help: textAt(`choice_help.${field.key}.${value}`) };
  };
  return (field, row) => {
    const name = row ? `${row}_${field.key}` : field.key;
    const hasOwn = field.kind === "yes_no" || i18n.exists(`projects:choice_help.${field.key}`);
    // A choice that need not be made is taken back by choosing nothing.
    const isTakenBack = field.kind === "choice" && field.need === "optional";
    return {
      label: row ? t(`${row}.${field.key}`) : questionLabel(t, field),
      help: textAt(`help.${name}`),
      choices: hasOwn ? codesOf(field).map((code) => choiceOf(field, code)) : undefined,
      placeholder: isTakenBack ? (textAt(`nothing_chosen.${name}`) ?? t("common:form.choose")) : undefined,
    };
  };
}

/** Words for the fields in the summary of errors, in the order of the page; those of rows as `needs[].role`. */
export function useQuestionLabels(): Record<string, string> {
  const { t } = useTranslation("projects");
  const words = useQuestionWords();
  const labels = POSTING_FIELDS.flatMap((field): [string, string][] => {
    const own: [string, string] = [field.key, words(field).label];
    if (field.kind !== "list" || field.item.kind !== "group") return [own];
    const members = field.item.fields.map((member): [string, string] => [
      `${field.key}[].${member.key}`,
      words(member, field.words).label,
    ]);
    return [own, ...members];
  });
  return { leadInstitutionId: t("field.leadInstitutionId"), ...Object.fromEntries(labels) };
}
