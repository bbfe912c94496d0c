import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { AskedForm } from "#app/features/projects/partners/ui/asked-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FileField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { Option } from "#app/ui/select.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { DocumentView } from "../documents-model.ts";
import { DOCUMENT_NOTE } from "../limits.ts";

const ACCEPTED = ".pdf,.jpg,.jpeg,.png";

type VersionView = DocumentView["versions"][number];

function Version({ version, lang }: { version: VersionView; lang: string | null }) {
  return (
    <li className="stack stack-tight">
      <span>
        <a href={version.to} hrefLang={lang ?? undefined} download>
          <bdi>{version.file}</bdi>
        </a>{" "}
        <span className="soft">
          {version.label} · {version.size}
        </span>
      </span>
      <span className="small soft">
        <bdi>{version.person}</bdi>, <bdi>{version.institution}</bdi> ·{" "}
        <Time dateTime={version.at.iso} text={version.at.text} />
      </span>
      {version.note && (
        <span className="small">
          <OwnWords text={version.note} />
        </span>
      )}
    </li>
  );
}

interface DocumentCardProps {
  document: DocumentView;
  mayWrite: boolean;
  lastResult: SubmissionResult | undefined;
}

/** A document with its files, the newest first. */
export function DocumentCard({ document, mayWrite, lastResult }: DocumentCardProps) {
  const { t } = useTranslation("projects");
  const { id, name, lang, language, isRemoved, mayRemove, versions } = document;
  const [newest, ...earlier] = versions;
  const about = { documentId: id };
  return (
    <Card
      title={<OwnWords text={name} lang={lang ?? undefined} />}
      aside={isRemoved ? <Badge tone="neutral">{t("documents.removed")}</Badge> : language}
    >
      <ul className="plain-list stack">{newest && <Version version={newest} lang={lang} />}</ul>
      {earlier.length > 0 && (
        <Disclosure summary={t("documents.earlier", { count: earlier.length })}>
          <ul className="plain-list stack">
            {earlier.map((version) => (
              <Version key={version.id} version={version} lang={lang} />
            ))}
          </ul>
        </Disclosure>
      )}
      {mayWrite && !isRemoved && <NewVersion documentId={id} lastResult={lastResult} />}
      {mayWrite && mayRemove && (
        <AskedForm
          label={t(isRemoved ? "documents.restore" : "documents.remove")}
          explain={t(isRemoved ? "documents.restore_explain" : "documents.remove_explain")}
          send={t(isRemoved ? "documents.restore_send" : "documents.remove_send")}
          intent={isRemoved ? "restore" : "remove"}
          about={about}
          variant={isRemoved ? "quiet" : "danger"}
        />
      )}
    </Card>
  );
}

function NewVersion({ documentId, lastResult }: { documentId: string; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ note: string; file: string }>({ id: `version-${documentId}`, lastResult });
  const labels = { note: t("documents.note"), file: t("documents.file") };
  return (
    <Disclosure summary={t("documents.newer")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={labels} encType="multipart/form-data">
        <input type="hidden" name="documentId" value={documentId} />
        <FileField
          field={fields.file}
          label={labels.file}
          help={t("applications:documents.file_help")}
          accept={ACCEPTED}
        />
        <TextAreaField field={plain(fields.note)} label={labels.note} rows={2} limit={DOCUMENT_NOTE} isOptional />
        <FormActions>
          <Button type="submit" name="intent" value="version">
            {t("documents.newer_send")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

interface AddDocumentProps {
  languages: Option[];
  lastResult: SubmissionResult | undefined;
}

export function AddDocument({ languages, lastResult }: AddDocumentProps) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ name: string; language: string; note: string; file: string }>({
    id: "add-document",
    lastResult,
  });
  const labels = {
    ...{ name: t("documents.name"), language: t("documents.language") },
    ...{ note: t("documents.note"), file: t("documents.file") },
  };
  return (
    <section className="stack" aria-labelledby="add">
      <h2 id="add">{t("documents.add")}</h2>
      <PortalForm form={form} labels={labels} encType="multipart/form-data">
        <TextField field={plain(fields.name)} label={labels.name} />
        <FileField
          field={fields.file}
          label={labels.file}
          help={t("applications:documents.file_help")}
          accept={ACCEPTED}
        />
        <SelectField
          field={plain(fields.language)}
          label={labels.language}
          options={languages}
          isOptional
          width="medium"
        />
        <TextAreaField field={plain(fields.note)} label={labels.note} rows={2} limit={DOCUMENT_NOTE} isOptional />
        <FormActions>
          <Button type="submit" name="intent" value="document">
            {t("documents.add_send")}
          </Button>
        </FormActions>
      </PortalForm>
    </section>
  );
}
