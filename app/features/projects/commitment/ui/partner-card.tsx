import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { AskedForm } from "#app/features/projects/partners/ui/asked-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { Time } from "#app/ui/time.tsx";
import type { LetterView, PartnerLetter } from "../commitment-model.ts";

const ACCEPTED = ".pdf,.jpg,.jpeg,.png";

function Letter({ letter: { to, file, size, person, at } }: { letter: LetterView }) {
  return (
    <p className="stack stack-tight">
      <span>
        <a href={to} download>
          <bdi>{file}</bdi>
        </a>{" "}
        <span className="soft">{size}</span>
      </span>
      <span className="small soft">
        <bdi>{person}</bdi> · <Time dateTime={at.iso} text={at.text} />
      </span>
    </p>
  );
}

interface PutProps {
  institutionId: string;
  lastResult: SubmissionResult | undefined;
}

function PutLetter({ institutionId, lastResult }: PutProps) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ file: string }>({ id: `letter-${institutionId}`, lastResult });
  const labels = { file: t("commitment.file") };
  return (
    <PortalForm form={form} labels={labels} encType="multipart/form-data">
      <input type="hidden" name="institutionId" value={institutionId} />
      <FileField
        field={fields.file}
        label={labels.file}
        help={t("applications:documents.file_help")}
        accept={ACCEPTED}
      />
      <FormActions>
        <Button type="submit" name="intent" value="put">
          {t("commitment.put")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

interface CardProps {
  partner: PartnerLetter;
  lastResult: SubmissionResult | undefined;
}

/** What the people of a partner do about its letter. */
function OwnLetter({ partner, lastResult }: CardProps) {
  const { t } = useTranslation("projects");
  const { institutionId, isThere, own } = partner;
  if (!own) return null;
  const form = <PutLetter institutionId={institutionId} lastResult={lastResult} />;
  return (
    <>
      <p>
        <a href={own.sheet} download>
          {t("commitment.sheet")}
        </a>{" "}
        <span className="soft">{t("commitment.sheet_explain")}</span>
      </p>
      {!own.mayPut && <p className="soft">{t("commitment.only_representatives")}</p>}
      {own.mayPut && !isThere && form}
      {own.mayPut && isThere && (
        <>
          <Disclosure summary={t("commitment.replace")} isOpen={lastResult !== undefined}>
            <p>{t("commitment.replace_explain")}</p>
            {form}
          </Disclosure>
          <AskedForm
            label={t("commitment.take_away")}
            explain={t("commitment.take_away_explain")}
            send={t("commitment.take_away_send")}
            intent="take_away"
            about={{ institutionId }}
          />
        </>
      )}
    </>
  );
}

/** A partner, with its letter for whoever reads it. */
export function PartnerCard({ partner, lastResult }: CardProps) {
  const { t } = useTranslation("projects");
  const { name, isThere, letter } = partner;
  return (
    <Card
      title={<bdi>{name}</bdi>}
      aside={<Badge tone={isThere ? "ok" : "wait"}>{t(isThere ? "commitment.there" : "commitment.missing")}</Badge>}
    >
      {letter && <Letter letter={letter} />}
      <OwnLetter partner={partner} lastResult={lastResult} />
    </Card>
  );
}
