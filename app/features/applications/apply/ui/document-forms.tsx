import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { FileField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { DocumentKind } from "#db/vocabulary.ts";
import type { DocumentSlot, DocumentView } from "../documents-page.server.ts";
import { documentFields } from "../../form/document-fields.ts";
import { LIMITS } from "#app/features/applications/form/lengths.ts";

/** Kinds of which several files belong together; of the others a newer file takes the place of the older. */
const SEVERAL: readonly DocumentKind[] = ["recommendation_letters", "data_consent", "recognition_accreditation"];

type Beside = { issuedOn: string; expiresOn: string; summary: string };

function useBesideLabels(): Record<keyof Beside, string> {
  const { t } = useTranslation("applications");
  return {
    issuedOn: t("documents.issued_on"),
    expiresOn: t("documents.expires_on"),
    summary: t("documents.summary"),
  };
}

/** What stands beside a file, asked with it and changed afterwards. */
function BesideFields({
  kind,
  fields,
}: {
  kind: DocumentKind;
  fields: { [Name in keyof Beside]: FieldMetadata<string> };
}) {
  const { t } = useTranslation("applications");
  const labels = useBesideLabels();
  const asked = documentFields(kind);
  const isOptional = (key: string) => asked.find((one) => one.key === key)?.need !== "required";
  const expires = asked.some(({ key }) => key === "expires_on");
  return (
    <>
      <DateField field={fields.issuedOn} label={labels.issuedOn} isOptional={isOptional("issued_on")} />
      {expires && <DateField field={fields.expiresOn} label={labels.expiresOn} isOptional />}
      <TextAreaField
        field={fields.summary}
        label={labels.summary}
        help={t("documents.summary_help")}
        isOptional
        rows={3}
        limit={LIMITS.documentSummary}
      />
    </>
  );
}

interface DescribeProps {
  kind: DocumentKind;
  document: DocumentView;
  lastResult?: SubmissionResult;
}

/** Changes what stands beside a file without uploading it again. */
export function DescribeForm({ kind, document: { id, name, days, summary }, lastResult }: DescribeProps) {
  const { t } = useTranslation("applications");
  const defaultValue = { issuedOn: days.issuedOn ?? "", expiresOn: days.expiresOn ?? "", summary: summary ?? "" };
  const [form, fields] = useForm<Beside>({ id: `describe-${id}`, lastResult, defaultValue });
  return (
    <PortalForm form={form} labels={useBesideLabels()}>
      <input type="hidden" name="documentId" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <BesideFields kind={kind} fields={fields} />
      <div>
        <Button
          type="submit"
          name="intent"
          value="describe"
          variant="quiet"
          aria-label={t("common:action.on", { act: t("documents.describe_save"), what: name })}
        >
          {t("documents.describe_save")}
        </Button>
      </div>
    </PortalForm>
  );
}

interface UploadProps {
  slot: DocumentSlot;
  lastResult?: SubmissionResult;
}

/** Adds a file of one kind; where one is expected it takes the place of the newest there. */
export function UploadForm({ slot: { kind, title, held }, lastResult }: UploadProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<Beside & { file: string }>({ id: `upload-${kind}`, lastResult });
  const labels = { file: t("documents.file"), ...useBesideLabels() };
  // A browser never sends back a chosen file, so whatever was refused, it is asked for again.
  const isAskedAgain = lastResult !== undefined && !fields.file.errors;
  return (
    <PortalForm form={form} labels={labels} encType="multipart/form-data">
      <input type="hidden" name="kind" value={kind} />
      <FileField
        field={fields.file}
        label={labels.file}
        help={isAskedAgain ? t("documents.file_again") : t("documents.file_help")}
        accept=".pdf,.jpg,.jpeg,.png"
      />
      <BesideFields kind={kind} fields={fields} />
      {held.length > 0 && (
        <div className="field">
          <label className="field-label" htmlFor={`${form.id}-replaces`}>
            {t("documents.replaces")}
          </label>
          <select
            id={`${form.id}-replaces`}
            name="replaces"
            className="input"
            defaultValue={SEVERAL.includes(kind) ? "" : held.at(-1)?.id}
          >
            <option value="">{t("documents.replaces_none")}</option>
            {held.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <p className="small soft">{t("documents.one_at_a_time")}</p>
      <div>
        <Button type="submit" aria-label={t("common:action.on", { act: t("documents.upload"), what: title })}>
          {t("documents.upload")}
        </Button>
      </div>
    </PortalForm>
  );
}
