import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { noteTextSent } from "#app/ui/use-kept-text.ts";
import type { DecisionPreview } from "../preview-decision.server.ts";
import { DECISION_FORM } from "./decision-form.tsx";
import { AudienceBadge } from "../../file/ui/audience.tsx";

interface LetterPreviewProps {
  /** The letter, and the fields it was made of, which the decision sends again. */
  preview: DecisionPreview & { fields: [string, string][] };
}

/** The letter as the applicant will read it, with the button that decides: no letter goes out unread. */
export function LetterPreview({ preview }: LetterPreviewProps) {
  const { t } = useTranslation("review");
  const { outcome, subject, text, lang, effectAt, fields } = preview;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [preview]);
  return (
    <div ref={place} tabIndex={-1} autoFocus role="group" aria-label={t("decision.preview")}>
      <Card title={t("decision.preview")} aside={<AudienceBadge audience="applicant" />}>
        <div className="stack">
          <p lang={lang} dir="auto">
            <strong>{subject}</strong>
          </p>
          <PlainText text={text} lang={lang} hasLinks={false} />
          <p className="small">{effectAt ? t("decision.effect_at", { at: effectAt }) : t("decision.effect_at_once")}</p>
          <Form method="post" onSubmit={() => noteTextSent(DECISION_FORM)}>
            {fields.map(([name, value], index) =>
              name === "intent" ? null : <input key={index} type="hidden" name={name} value={value} />,
            )}
            <FormActions>
              <Button type="submit" name="intent" value="decide">
                {t(`decision.confirm.${outcome}`)}
              </Button>
            </FormActions>
          </Form>
        </div>
      </Card>
    </div>
  );
}
