import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useFieldWords } from "#app/features/forms/ui/use-field-words.ts";
import { NEED_FOR_MEMBERS, POSTING_FIELDS, type PostingField } from "../../project/posting-fields.ts";
import { questionLabel } from "../../project/question-label.ts";

/** The words of a question of a posting; `row` is the row it stands in, such as `need`. */
export function useQuestionWords() {
  const { t } = useTranslation("projects");
  return useFieldWords("projects", questionLabel, {
    everyone: [t("field.leadInstitutionId"), ...labelsFor(t, "everyone")].join(", "),
    members: [...labelsFor(t, "members"), ...NEED_FOR_MEMBERS.map((field) => questionLabel(t, field, "need"))].join(
      ", ",
    ),
  });
}

const labelsFor = (t: TFunction, readBy: PostingField["readBy"]) =>
  POSTING_FIELDS.filter((field) => field.readBy === readBy && !field.wordsInAny).map((field) =>
    questionLabel(t, field),
  );

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
