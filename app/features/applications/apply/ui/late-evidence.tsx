import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { FileField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { AUTHORITY_PAGE, REGISTER_LINK } from "../applicant.schema.ts";
import type { AddedProof, EvidencePage } from "../evidence-page.server.ts";

interface LateEvidenceProps {
  page: EvidencePage;
  result: SubmissionResult | undefined;
}

/** What was added after sending, with its day, and while the file is checked what may be added yet. */
export function LateEvidence({ page: { added, canAdd }, result }: LateEvidenceProps) {
  const { t } = useTranslation("applications");
  if (!canAdd && added.length === 0) return null;
  const isLetter = result?.initialValue?.intent === "letter";
  return (
    <Card title={t("evidence.late.title")}>
      <div className="stack">
        {canAdd && <p>{t("evidence.late.lead")}</p>}
        {added.length > 0 && (
          <ul className="stack stack-tight">
            {added.map((one) => (
              <Added key={one.id} {...one} />
            ))}
          </ul>
        )}
        {canAdd && (
          <>
            <LinkForm lastResult={isLetter ? undefined : result} />
            <LetterForm lastResult={isLetter ? result : undefined} />
          </>
        )}
      </div>
    </Card>
  );
}

function Added({ kind, value, href, at }: AddedProof) {
  const { t } = useTranslation("applications");
  return (
    <li>
      {t(`vocabulary:late_evidence.${kind}`)}:{" "}
      {kind === "authority_letter" ? (
        <a href={href} dir="auto">
          {value}
        </a>
      ) : (
        <ExternalLink href={href} isWhole />
      )}
      <div className="small soft">{t("evidence.late.added", { at })}</div>
    </li>
  );
}

type FormProps = { lastResult: SubmissionResult | undefined };

function LinkForm({ lastResult }: FormProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<{ kind: string; url: string }>({ id: "late-link", lastResult });
  const labels = { kind: t("evidence.late.kind"), url: t("evidence.late.url") };
  const options = [REGISTER_LINK, AUTHORITY_PAGE].map((value) => ({
    value,
    label: t(`vocabulary:late_evidence.${value}`),
  }));
  return (
    <PortalForm form={form} labels={labels}>
      <RadioGroupField field={fields.kind} label={labels.kind} options={options} />
      <TextField field={fields.url} label={labels.url} type="url" inputMode="url" />
      <div>
        <Button type="submit" name="intent" value="link" variant="quiet">
          {t("evidence.late.add_link")}
        </Button>
      </div>
    </PortalForm>
  );
}

function LetterForm({ lastResult }: FormProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<{ file: string }>({ id: "late-letter", lastResult });
  const labels = { file: t("vocabulary:late_evidence.authority_letter") };
  return (
    <PortalForm form={form} labels={labels} encType="multipart/form-data">
      <FileField
        field={fields.file}
        label={labels.file}
        help={t("documents.file_help")}
        accept=".pdf,.jpg,.jpeg,.png"
      />
      <div>
        <Button type="submit" name="intent" value="letter" variant="quiet">
          {t("evidence.late.add_letter")}
        </Button>
      </div>
    </PortalForm>
  );
}
