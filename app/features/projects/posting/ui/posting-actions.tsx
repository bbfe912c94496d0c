import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";

interface PostingActionsProps {
  isDraft: boolean;
  /** Whoever only writes with the lead institution keeps the text for it. */
  mayHandIn: boolean;
  submitLabel: string;
}

/** The buttons at the end of a posting: to hand it in, and to keep it. */
export function PostingActions({ isDraft, mayHandIn, submitLabel }: PostingActionsProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      <FormActions>
        {mayHandIn && (
          <Button type="submit" name="intent" value="submit">
            {submitLabel}
          </Button>
        )}
        {(isDraft || !mayHandIn) && (
          <Button type="submit" name="intent" value="save" variant={mayHandIn ? "quiet" : "primary"}>
            {t(isDraft ? "form.save_draft" : "form.keep_for_lead")}
          </Button>
        )}
        <Button type="submit" name="intent" value="preview" variant="quiet">
          {t("preview.button")}
        </Button>
      </FormActions>
      <p className="field-help">
        {isDraft && t("form.save_help")} <noscript>{t("form.language_drops")}</noscript>
      </p>
    </>
  );
}
