import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { plain } from "./project-form-parts.tsx";
import { LIMITS } from "../limits.ts";

interface CheckFormsProps {
  version: number;
  canPublish: boolean;
  canAsk: boolean;
  /** It is on the board already and was changed. */
  isChange: boolean;
  lastResult?: SubmissionResult;
}

/** Publishing, or sending back with what has to change. */
export function CheckForms({ version, canPublish, canAsk, isChange, lastResult }: CheckFormsProps) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ version: string; note: string }>({ id: "changes", lastResult });
  const labels = { note: t("check.note") };
  const publish = isChange ? "check.looked_at" : "check.publish";
  return (
    <>
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
      {!canPublish && !canAsk && <p>{t("check.nothing")}</p>}
      {canAsk && (
        <Disclosure summary={t("check.ask")} isOpen={Boolean(lastResult)}>
          <PortalForm form={form} labels={labels}>
            <p>{t(isChange ? "check.ask_explain_published" : "check.ask_explain")}</p>
            <HiddenField field={plain(fields.version)} value={String(version)} />
            <TextAreaField
              field={plain(fields.note)}
              label={labels.note}
              help={t("check.note_help")}
              limit={LIMITS.changesNote}
            />
            <div>
              <Button type="submit" name="intent" value="ask_changes" variant="danger">
                {t("check.ask")}
              </Button>
            </div>
          </PortalForm>
        </Disclosure>
      )}
    </>
  );
}
