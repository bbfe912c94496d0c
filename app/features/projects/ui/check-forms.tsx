import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenField, SelectField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import { plain } from "./project-form-parts.tsx";
import { labelled } from "./vocabulary-options.ts";
import { LIMITS } from "../limits.ts";

interface CheckFormsProps {
  version: number;
  canPublish: boolean;
  canAsk: boolean;
  canDecline: boolean;
  readers: ReaderWords[];
  /** It is on the board already and was changed. */
  isChange: boolean;
  /** Of the form that was sent, if one of them was. */
  last: { intent: string; result?: SubmissionResult } | null;
}

/** The three answers to a posting: publish it, ask for changes, or decline it with a reason. */
export function CheckForms({ version, canPublish, canAsk, canDecline, readers, isChange, last }: CheckFormsProps) {
  const { t } = useTranslation("projects");
  const publish = isChange ? "check.looked_at" : "check.publish";
  const lastOf = (intent: string) => (last?.intent === intent ? last.result : undefined);
  if (!canPublish && !canAsk) return <p>{t("check.nothing")}</p>;
  return (
    <>
      <p>
        <Link to="/projects/criteria">{t("criteria.title")}</Link>
      </p>
      {canPublish && (
        <Form method="post" className="stack">
          <p>{t(`${publish}_explain`)}</p>
          <input type="hidden" name="version" value={version} />
          <div>
            <Button type="submit" name="intent" value="publish">
              {t(publish)}
            </Button>
          </div>
        </Form>
      )}
      {canAsk && (
        <Disclosure summary={t("check.ask")} isOpen={Boolean(lastOf("ask_changes"))}>
          <NoteForm intent="ask_changes" version={version} readers={readers} lastResult={lastOf("ask_changes")}>
            {t(isChange ? "check.ask_explain_published" : "check.ask_explain")}
          </NoteForm>
        </Disclosure>
      )}
      {canDecline && (
        <Disclosure summary={t("check.decline")} isOpen={Boolean(lastOf("decline"))}>
          <NoteForm intent="decline" version={version} readers={readers} lastResult={lastOf("decline")}>
            {t("check.decline_explain")}
          </NoteForm>
        </Disclosure>
      )}
    </>
  );
}

interface NoteFormProps {
  intent: "ask_changes" | "decline";
  version: number;
  readers: ReaderWords[];
  lastResult?: SubmissionResult;
  children: string;
}

/** An answer with words that the lead institution reads. */
function NoteForm({ intent, version, readers, lastResult, children }: NoteFormProps) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ version: string; reason: string; note: string }>({ id: intent, lastResult });
  const isDecline = intent === "decline";
  const labels = { reason: t("check.reason"), note: t(isDecline ? "check.decline_note" : "check.note") };
  return (
    <PortalForm form={form} labels={labels}>
      <p>{children}</p>
      <HiddenField field={plain(fields.version)} value={String(version)} />
      {isDecline && (
        <SelectField
          field={plain(fields.reason)}
          label={labels.reason}
          options={labelled(t, "project_decline_reason", PROJECT_DECLINE_REASONS)}
          width="medium"
        />
      )}
      <LetterField
        field={plain(fields.note)}
        readers={readers}
        label={labels.note}
        help={t("check.note_help")}
        limit={LIMITS.changesNote}
      />
      <div>
        <Button type="submit" name="intent" value={intent} variant="danger">
          {t(isDecline ? "check.decline" : "check.ask")}
        </Button>
      </div>
    </PortalForm>
  );
}
