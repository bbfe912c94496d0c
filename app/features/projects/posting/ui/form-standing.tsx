import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { PostingAnswer } from "../posting-answer.ts";
import { STALE } from "./edit-notices.tsx";

interface FormStandingProps extends Pick<PostingAnswer, "savedText" | "result" | "conflict" | "beside"> {
  isUnreached: boolean;
  savesItself: boolean;
  isDraft: boolean;
  labels: Readonly<Record<string, string>>;
}

const isTooLong = (result: SubmissionResult | undefined) =>
  Object.values(result?.error ?? {}).some((errors) =>
    errors?.some((one) => /too_long_to_save|form_too_long/.test(one)),
  );

/** Whether what is in the form is saved, at the foot of the window while somebody types. */
export function FormStanding({ labels, conflict, beside, ...standing }: FormStandingProps) {
  const { t } = useTranslation("projects");
  const said = useSaid(standing);
  return (
    <p className="small soft form-standing" role="status">
      {conflict ? (
        <>
          {t(conflict.differing.length > 0 ? "form.stale.standing" : "form.stale.not_sent")}{" "}
          <a href={`#${STALE}`}>{t("form.stale.decide")}</a>
        </>
      ) : (
        said
      )}
      {beside && (
        <>
          {" "}
          {beside.savedBy === null ? t("form.beside_own") : t("form.beside", { name: beside.savedBy })}:{" "}
          {beside.others.map((field) => labels[field]).join(", ")}.
        </>
      )}
    </p>
  );
}

function useSaid({
  isUnreached,
  savedText,
  result,
  savesItself,
  isDraft,
}: Omit<FormStandingProps, "labels" | "conflict" | "beside">) {
  const { t } = useTranslation("projects");
  if (isUnreached) return t("common:unreached.not_saved");
  if (isTooLong(result)) return t("form.not_saved_too_long");
  if (savedText) return savedText;
  if (savesItself) return t(isDraft ? "form.saves_itself" : "form.changes_kept");
  return t(isDraft ? "form.saves_by_button" : "form.changes_by_button");
}
