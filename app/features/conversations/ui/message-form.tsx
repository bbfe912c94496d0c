import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CheckboxField, FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { MESSAGE_LENGTH } from "../conversation.ts";
import type { ThreadView } from "../thread-model.ts";

interface MessageFormProps {
  /** Whom it is written to, as the name of the box. */
  label: string;
  /** In which languages it is read, with sentences to begin with. */
  readers?: ReaderWords[];
  awaitedSince?: ThreadView["awaitedSince"];
  /** Who waits for the answer; left out, the applicant does. */
  awaited?: string;
  /** Said before anything is sent on a case that somebody else works on. */
  goOn?: string;
  /** Something of the other side is there, which can be marked as unread. */
  hasIncoming: boolean;
  lastResult?: SubmissionResult;
}

/** The one box of the page. Every button of it sends the same form, so that nothing typed is lost by another. */
export function MessageForm({
  label,
  readers = [],
  awaitedSince,
  awaited,
  goOn,
  hasIncoming,
  lastResult,
}: MessageFormProps) {
  const { t } = useTranslation("conversations");
  const [form, fields] = useForm<{ body: string; file: string; goesOn: string }>({ id: "message", lastResult });
  const file = t("file");
  return (
    <PortalForm
      form={form}
      labels={{ body: label, file, goesOn: goOn ?? "" }}
      encType="multipart/form-data"
      enter={{ name: "intent", value: "message" }}
    >
      {awaitedSince && (
        <Callout role="note">
          <p>
            {awaited ?? t("awaited")} <Time {...awaitedSince} />
          </p>
        </Callout>
      )}
      <LetterField field={fields.body} readers={readers} label={label} rows={5} limit={MESSAGE_LENGTH} />
      <FileField
        field={fields.file}
        label={file}
        help={t("applications:documents.file_help")}
        isOptional
        accept=".pdf,.jpg,.jpeg,.png"
      />
      {goOn && <CheckboxField field={fields.goesOn} label={goOn} />}
      <FormActions>
        <Button type="submit" name="intent" value="message">
          {t("send")}
        </Button>
        {awaitedSince && (
          <Button type="submit" name="intent" value="settle" variant="quiet">
            {t("settle")}
          </Button>
        )}
        {hasIncoming && (
          <Button type="submit" name="intent" value="mark-unread" variant="quiet">
            {t("mark_unread")}
          </Button>
        )}
      </FormActions>
    </PortalForm>
  );
}
