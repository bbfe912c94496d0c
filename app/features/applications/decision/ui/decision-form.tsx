import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DECISIONS, MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { ReasonCodesField, UntilField } from "../../review/ui/reason-codes-field.tsx";
import { AudienceBadge, AudienceLine } from "../../file/ui/audience.tsx";
import type { ProposedDecision } from "../../review/decision-model.ts";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";

interface DecisionFormProps {
  id: string;
  version: number;
  /** What the coordinator recommends, a decision taken back said or this person had begun: only the first chooses no outcome. */
  proposed: ProposedDecision;
  readers: ReaderWords[];
  hasFormalities: boolean;
  lastResult: SubmissionResult | undefined;
}

type Fields = {
  outcome: string;
  category: string;
  reasonCodes: string[];
  explanation: string;
  until: string;
};

const NAMES = ["outcome", "category", "reasonCodes", "explanation", "until"] as const;

export function DecisionForm({ id, version, proposed, readers, hasFormalities, lastResult }: DecisionFormProps) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<Fields>({ id: "decision", lastResult, defaultValue: proposed });
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(`decision.${name}`)]));
  const outcomes = DECISIONS.map((value) => ({
    value,
    label: t(`vocabulary:decision.${value}`),
    help: t(`decision.help.${value === "approve" && hasFormalities ? "formalities" : value}`),
  }));
  const categories = MEMBERSHIP_CATEGORIES.map((value) => ({
    value,
    label: t(`vocabulary:membership_category.${value}.title`),
  }));
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="intent" value="preview" />
      <RadioGroupField field={fields.outcome} label={labels.outcome} options={outcomes} />
      <div className="when-approve">
        <SelectField
          field={fields.category}
          label={labels.category}
          help={t("decision.category_help")}
          options={categories}
          neededWhen={t("decision.when.category")}
          width="medium"
        />
      </div>
      <ReasonCodesField field={fields.reasonCodes} label={labels.reasonCodes} ruling="decision" />
      <UntilField field={fields.until} label={labels.until} />
      <AudienceLine audience="applicant" />
      <LetterField
        field={fields.explanation}
        readers={readers}
        label={labels.explanation}
        help={t("decision.explanation_help")}
        limit={LIMITS.explanation}
        neededWhen={t("decision.when.explanation")}
      />
      <p className="small soft">{t("decision.letter_first")}</p>
      <FormActions>
        <Button type="submit">{t("decision.show_letter")}</Button>
        <LinkButton to={`/review/${id}`} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}

/** The other way out: no decision, back to the coordinator with a note. */
export function ReturnForm({
  version,
  leavesAgenda,
  lastResult,
}: Pick<DecisionFormProps, "version" | "lastResult"> & { leavesAgenda?: boolean }) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ note: string }>({ id: "return", lastResult });
  const label = t("decision.note");
  return (
    <Card title={t("decision.return_title")} aside={<AudienceBadge audience="secretariat" />} className="staff-card">
      <PortalForm form={form} labels={{ note: label }}>
        <input type="hidden" name="version" value={version} />
        {leavesAgenda && <p>{t("decision.leaves_agenda")}</p>}
        <TextAreaField field={fields.note} label={label} rows={3} least={LEAST.returnNote} limit={LIMITS.returnNote} />
        <FormActions>
          <Button type="submit" name="intent" value="return" variant="quiet">
            {t("decision.return")}
          </Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}
