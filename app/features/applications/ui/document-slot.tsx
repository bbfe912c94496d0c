import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { DateField, FileField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { DocumentSlot, DocumentView } from "../documents-page.server.ts";
import { documentFields } from "../form/document-fields.ts";
import { LIMITS } from "../limits.ts";

interface SlotProps {
  slot: DocumentSlot;
  applicationId: string;
  /** The refused upload, when it was of this kind. */
  lastResult?: SubmissionResult;
}

/** One kind of document: what is there, and a form to add one. */
export function DocumentSlotCard({ slot, applicationId, lastResult }: SlotProps) {
  const { t } = useTranslation("applications");
  const { kind, title, help, isNeeded, isMissing, problem, held, removed, unprintable } = slot;
  const state = isMissing ? (
    <Badge tone="wait">{t("documents.missing")}</Badge>
  ) : (
    held.length > 0 && <Badge tone="ok">{t("documents.there")}</Badge>
  );
  const isOpen = isMissing || problem !== null || lastResult !== undefined;
  return (
    <Card
      id={`document-${kind}`}
      title={title}
      aside={state || <span className="soft">{t(isNeeded ? "when.required" : "when.optional")}</span>}
    >
      <div className="stack">
        <p className="soft">{help}</p>
        {kind === "signed_commitment" && (
          <p>
            <a href={`/applications/${applicationId}/commitment`}>{t("documents.commitment")}</a>
          </p>
        )}
        {unprintable.length > 0 && (
          <Callout tone="wait">
            <p>{t("documents.unprintable", { characters: unprintable.join(" ") })}</p>
            <p>
              <a href={`/applications/${applicationId}/print`}>{t("documents.print_instead")}</a>
            </p>
          </Callout>
        )}
        {problem && (
          <Callout tone="bad">
            <p>{errorText(t, problem)}</p>
          </Callout>
        )}
        {held.map((document) => (
          <HeldDocument key={document.id} document={document} />
        ))}
        {removed.map(({ id, name }) => (
          <form key={id} method="post" className="row">
            <input type="hidden" name="documentId" value={id} />
            <span className="soft">{t("documents.removed", { name })}</span>
            <Button type="submit" name="intent" value="restore" variant="quiet" size="small">
              {t("documents.restore")}
            </Button>
          </form>
        ))}
        <Disclosure summary={held.length > 0 ? t("documents.add_another") : t("documents.add")} isOpen={isOpen}>
          <UploadForm slot={slot} lastResult={lastResult} />
        </Disclosure>
      </div>
    </Card>
  );
}

function HeldDocument({
  document: { id, name, size, issuedOn, expiresOn, summary, addedOn },
}: {
  document: DocumentView;
}) {
  const { t } = useTranslation("applications");
  return (
    <div className="stack stack-tight">
      <div className="row row-between">
        <a href={`/documents/${id}`} dir="auto">
          {name}
        </a>
        <form method="post">
          <input type="hidden" name="documentId" value={id} />
          <Button
            type="submit"
            name="intent"
            value="remove"
            variant="quiet"
            size="small"
            aria-label={t("documents.remove", { name })}
          >
            {t("common:action.remove")}
          </Button>
        </form>
      </div>
      <Facts
        items={[
          { term: t("documents.size"), value: size },
          { term: t("documents.added"), value: addedOn },
          { term: t("documents.issued_on"), value: issuedOn },
          { term: t("documents.expires_on"), value: expiresOn },
        ]}
      />
      {summary && <PlainText text={summary} />}
    </div>
  );
}

/** Kinds of which several files belong together; of the others a newer file takes the place of the older. */
const SEVERAL: readonly string[] = ["recommendation_letters", "data_consent", "recognition_accreditation"];

type Fields = { file: string; issuedOn: string; expiresOn: string; summary: string };

function UploadForm({ slot: { kind, held }, lastResult }: Pick<SlotProps, "slot" | "lastResult">) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<Fields>({ id: `upload-${kind}`, lastResult });
  const labels = {
    file: t("documents.file"),
    issuedOn: t("documents.issued_on"),
    expiresOn: t("documents.expires_on"),
    summary: t("documents.summary"),
  };
  const takesSeveral = SEVERAL.includes(kind);
  const asked = documentFields(kind);
  const isOptional = (key: string) => asked.find((one) => one.key === key)?.need !== "required";
  const expires = asked.some(({ key }) => key === "expires_on");
  return (
    <PortalForm form={form} labels={labels} encType="multipart/form-data">
      <input type="hidden" name="kind" value={kind} />
      <FileField
        field={fields.file}
        label={labels.file}
        help={t("documents.file_help")}
        accept=".pdf,.jpg,.jpeg,.png"
      />
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
      {held.length > 0 && (
        <div className="field">
          <label className="field-label" htmlFor={`${form.id}-replaces`}>
            {t("documents.replaces")}
          </label>
          <select
            id={`${form.id}-replaces`}
            name="replaces"
            className="input"
            defaultValue={takesSeveral ? "" : held.at(-1)?.id}
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
      <div>
        <Button type="submit">{t("documents.upload")}</Button>
      </div>
    </PortalForm>
  );
}
