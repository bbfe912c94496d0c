import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { REVIEW_CRITERIA, type ReviewCriterion } from "#db/vocabulary-scoring.ts";
import { SCORES } from "../scoring.ts";
import type { AssignmentPage } from "../scoring-model.ts";

type Fields = {
  scores: Record<ReviewCriterion, string>;
  comments: Record<ReviewCriterion, string>;
  remark: string;
};

/** Five scores with their meaning in words, what is to be said of each, and of the whole. */
export function ReviewForm({ page, lastResult }: { page: AssignmentPage; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("scoring");
  const { scores, comments, remark } = page.own;
  const written = Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, String(score)]));
  const [form, fields] = useForm<Fields>({
    id: "review",
    lastResult,
    defaultValue: { scores: written, comments, remark },
  });
  const [scoreOf, commentOf] = [fields.scores.getFieldset(), fields.comments.getFieldset()];
  const title = (criterion: ReviewCriterion) => t(`vocabulary:review_criterion.${criterion}.title`);
  const labels = Object.fromEntries([
    ...REVIEW_CRITERIA.flatMap((criterion) => [
      [`scores.${criterion}`, title(criterion)],
      [`comments.${criterion}`, t("form.comment_on", { criterion: title(criterion) })],
    ]),
    ["remark", t("form.remark")],
  ]) as Record<string, string>;
  const enter = { name: "intent", value: page.isGiven ? "give" : "save" };
  return (
    <Card title={t(page.isGiven ? "form.change" : "form.title")}>
      <p>{t("form.lead")}</p>
      <PortalForm form={form} labels={labels} enter={enter}>
        <input type="hidden" name="version" value={page.version} />
        {REVIEW_CRITERIA.map((criterion) => (
          <Fieldset key={criterion} legend={title(criterion)} isHeading>
            <RadioGroupField
              field={scoreOf[criterion]}
              label={t("form.score")}
              help={t(`vocabulary:review_criterion.${criterion}.help`)}
              options={SCORES.map((score) => ({
                value: String(score),
                label: `${t("spread.score", { score })}. ${t(`vocabulary:review_criterion.${criterion}.score_${score}`)}`,
              }))}
            />
            <TextAreaField
              field={commentOf[criterion]}
              label={t("form.comment")}
              neededWhen={t("form.comment_needed")}
              rows={3}
              limit={LIMITS.scoreComment}
            />
          </Fieldset>
        ))}
        <TextAreaField
          field={fields.remark}
          label={t("form.remark")}
          help={t("form.remark_help")}
          rows={6}
          limit={LIMITS.reviewRemark}
        />
        <FormActions>
          <Button type="submit" name="intent" value="give">
            {t(page.isGiven ? "form.give_again" : "form.give")}
          </Button>
          {!page.isGiven && (
            <Button type="submit" name="intent" value="save" variant="quiet">
              {t("form.save")}
            </Button>
          )}
        </FormActions>
      </PortalForm>
    </Card>
  );
}
