import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { ConflictNotice } from "#app/ui/conflict-notice.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { REVIEW_CRITERIA, type ReviewCriterion } from "#db/vocabulary-scoring.ts";
import { SCORES } from "../scoring.ts";
import type { AssignmentPage, ReviewDifference } from "../scoring-model.ts";

type Fields = {
  version: string;
  seen: string;
  scores: Record<ReviewCriterion, string>;
  comments: Record<ReviewCriterion, string>;
  remark: string;
};

interface ReviewFormProps {
  page: AssignmentPage;
  lastResult: SubmissionResult | undefined;
  /** Another window was quicker: what differs. */
  differences: ReviewDifference[] | undefined;
}

/** Five scores with their meaning in words, what is to be said of each, and of the whole. */
export function ReviewForm({ page, lastResult, differences }: ReviewFormProps) {
  const { t } = useTranslation("scoring");
  const { scores, comments, remark } = page.own;
  const written = Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, String(score)]));
  const [form, fields] = useForm<Fields>({
    id: "review",
    lastResult,
    defaultValue: { version: String(page.version), seen: page.seen, scores: written, comments, remark },
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
  const { version, seen } = { version: page.version, seen: page.seen, ...lastResult?.initialValue };
  const enter = { name: "intent", value: page.isGiven ? "give" : "save" };
  return (
    <Card title={t(page.isGiven ? "form.change" : "form.title")}>
      <p>{t("form.lead")}</p>
      {differences && <Differences differences={differences} />}
      <PortalForm form={form} labels={labels} enter={enter}>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="seen" value={String(seen)} />
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

function Differences({ differences }: { differences: ReviewDifference[] }) {
  const { t } = useTranslation("scoring");
  const columns = [t("conflict.field"), t("conflict.saved"), t("conflict.yours")];
  return (
    <ConflictNotice attempt={differences} title={t("conflict.title")}>
      <p>{t("conflict.text")}</p>
      <DataTable columns={columns} caption={t("conflict.title")} isCaptionHidden isStacked>
        <tbody>
          {differences.map(({ name, label, saved, yours }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td data-label={t("conflict.saved")}>
                <PlainText text={saved || "—"} />
              </td>
              <td data-label={t("conflict.yours")}>
                <PlainText text={yours || "—"} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </ConflictNotice>
  );
}
