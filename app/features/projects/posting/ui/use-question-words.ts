import { useTranslation } from "react-i18next";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { POSTING_FIELDS } from "../../project/posting-fields.ts";
import { questionLabel } from "../../project/question-label.ts";

/** The words of a question of a posting; `row` is the row it stands in, such as `need`. */
export const useQuestionWords = () => useFieldWords("projects", questionLabel);

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
