import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LONGEST_RULING, SHORTEST_RULING } from "#app/features/members/institution/lengths.ts";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import type { RulingKind } from "#db/vocabulary.ts";
import { isCategoryRuling } from "../../institution/rulings.ts";
import type { RulingView } from "../../institution/ui/membership-model.ts";

type Answer = SubmissionResult | undefined;
type FreeView = Extract<RulingView, { kind: "free" }>;

const isApart = (kind: RulingKind): kind is "suspend" | "reinstate" | "renew" =>
  !isCategoryRuling(kind) && kind !== "terminate";

/** What may be proposed for a membership now. */
export function ProposeRuling({
  ruling: { kinds, grounds, readers, replyDays },
  lastResult,
}: {
  ruling: FreeView;
  lastResult: Answer;
}) {
  const { t } = useTranslation("members");
  const ofCategory = kinds.filter(isCategoryRuling);
  const onCategory = answered(lastResult, ...ofCategory);
  const onEnd = answered(lastResult, "terminate");
  return (
    <Card title={t("rulings.title")}>
      <p>{t("rulings.second")}</p>
      {kinds.filter(isApart).map((kind) => (
        <Propose key={kind} id={kind} kinds={[kind]} readers={readers[kind]} lastResult={answered(lastResult, kind)} />
      ))}
      {ofCategory.length > 0 && (
        <Disclosure summary={t("rulings.category")} isOpen={onCategory !== undefined}>
          <Propose id="category" kinds={ofCategory} readers={readers.category} lastResult={onCategory} />
        </Disclosure>
      )}
      {kinds.includes("terminate") && (
        <Disclosure summary={t("rulings.end")} isOpen={onEnd !== undefined}>
          <p>{t("rulings.terminate.text")}</p>
          <p>{t("rulings.end_heard", { count: replyDays })}</p>
          <ProposeEnd grounds={grounds} readers={readers.ending} lastResult={onEnd} />
        </Disclosure>
      )}
    </Card>
  );
}

/** The one proposal that the member is told of before anybody agrees. */
function ProposeEnd({ grounds, readers, lastResult }: Omit<ProposeProps, "id" | "kinds"> & Pick<FreeView, "grounds">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ ground: string; reason: string }>({ id: "termination", lastResult });
  const labels = { ground: t("notice.ground"), reason: t("memberships.reason") };
  const options = grounds.map((value) => ({ value, label: t(`vocabulary:termination_ground.${value}`) }));
  return (
    <PortalForm form={form} labels={labels}>
      <RadioGroupField field={fields.ground} label={labels.ground} options={options} />
      <LetterField
        field={fields.reason}
        readers={readers}
        label={labels.reason}
        help={t("memberships.reason_help")}
        rows={4}
        least={SHORTEST_RULING}
        limit={LONGEST_RULING}
      />
      <FormActions>
        <Button type="submit" name="intent" value="terminate" variant="danger">
          {t("rulings.terminate.propose")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

type ProposeProps = Pick<FreeView, "kinds"> & { id: string; readers: ReaderWords[]; lastResult: Answer };

function Propose({ id, kinds, readers, lastResult }: ProposeProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id, lastResult });
  return (
    <>
      {kinds.map((kind) => (
        <p key={kind}>{t(`rulings.${kind}.text`)}</p>
      ))}
      <PortalForm form={form} labels={{ reason: t("memberships.reason") }}>
        <LetterField
          field={fields.reason}
          readers={readers}
          label={t("memberships.reason")}
          help={t("memberships.reason_help")}
          rows={4}
          least={SHORTEST_RULING}
          limit={LONGEST_RULING}
        />
        <FormActions>
          {kinds.map((kind) => (
            <Button
              key={kind}
              type="submit"
              name="intent"
              value={kind}
              variant={kind === "suspend" ? "danger" : "primary"}
            >
              {t(`rulings.${kind}.propose`)}
            </Button>
          ))}
        </FormActions>
      </PortalForm>
    </>
  );
}
