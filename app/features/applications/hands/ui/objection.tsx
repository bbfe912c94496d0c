import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { HANDS_LENGTHS } from "../hands.schema.ts";
import type { ObjectionView } from "../requests-model.ts";

interface OwnObjectionProps {
  objection: ObjectionView;
  lastResult: SubmissionResult | undefined;
}

/** What the reader objects to a request to take a member over, or the form for it. */
export function OwnObjection({ objection: { objection, state, until, isPresent }, lastResult }: OwnObjectionProps) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ words: string }>({ id: "objection", lastResult });
  const labels = { words: t("objection.words") };
  return (
    <>
      <p>{t(state === "open" && isPresent ? "objection.open_present" : `objection.${state}`, { until })}</p>
      {objection && (
        <Card title={t("objection.yours")} isQuiet>
          <PlainText text={objection} />
        </Card>
      )}
      {state === "open" && (
        <PortalForm form={form} labels={labels}>
          <input type="hidden" name="intent" value="object" />
          <TextAreaField field={fields.words} label={labels.words} rows={4} limit={HANDS_LENGTHS.words} />
          <FormActions>
            <Button type="submit">{t("objection.send")}</Button>
          </FormActions>
        </PortalForm>
      )}
    </>
  );
}
