import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LIMITS } from "../../form/lengths.ts";
import { AudienceBadge } from "../../file/ui/audience.tsx";

interface Note {
  id: string;
  body: string;
  author: string | null;
  at: { dateTime: string; text: string };
}

/** Notes only the secretariat and the council read: a card that cannot be taken for the messages. */
export function Notes({ notes, lastResult }: { notes: Note[]; lastResult?: SubmissionResult }) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ body: string }>({ id: "note", lastResult });
  const label = t("correspondence.note.label");
  return (
    <Card
      title={t("correspondence.note.title")}
      aside={<AudienceBadge audience="secretariat" />}
      className="staff-card"
    >
      <div className="stack">
        {notes.length === 0 && <p className="soft">{t("correspondence.note.none")}</p>}
        <ol className="thread">
          {notes.map(({ id, body, author, at }) => (
            <li key={id}>
              <p className="small soft">
                <Byline by={author} at={at} />
              </p>
              <PlainText text={body} />
            </li>
          ))}
        </ol>
        <PortalForm form={form} labels={{ body: label }}>
          <TextAreaField field={fields.body} label={label} rows={4} limit={LIMITS.note} />
          <FormActions>
            <Button type="submit" name="intent" value="note" variant="quiet">
              {t("correspondence.note.send")}
            </Button>
          </FormActions>
        </PortalForm>
      </div>
    </Card>
  );
}
