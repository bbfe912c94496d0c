import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Cover, type CoverView } from "#app/ui/cover.tsx";
import { FileField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";
import { COVER_LICENCES } from "#db/vocabulary.ts";
import type { CoverWords } from "../cover.schema.ts";

export interface OwnCover {
  cover: CoverView | null;
  words: CoverWords | null;
  /** How it was taken from everybody's sight, and until when the member can undo that; null while it is shown. */
  removed: { by: "member" | "secretariat"; reason: string | null; until: string } | null;
}

interface CoverFormProps extends OwnCover {
  lastResult: SubmissionResult | undefined;
}

/** The present cover, a form for it or another, and buttons that take it away and put it back. */
export function CoverForm({ cover, words, removed, lastResult }: CoverFormProps) {
  const { t, i18n } = useTranslation("members");
  const isShown = cover !== null && removed === null;
  const defaultValue = words ?? { licence: "reserved" as const, altLanguage: i18n.language as Locale };
  const [form, fields] = useForm<CoverWords & { file: string }>({ id: "cover", lastResult, defaultValue });
  const labels = {
    file: t(isShown ? "cover.other" : "cover.choose"),
    alt: t("cover.alt"),
    altLanguage: t("cover.alt_language"),
    credit: t("cover.credit"),
    licence: t("cover.licence"),
  };
  return (
    <>
      {removed && <RemovedCover {...removed} />}
      {cover && <Cover cover={cover} isBelow />}
      {removed?.by === "member" && (
        <form method="post" encType="multipart/form-data">
          <OpenedBy />
          <Button type="submit" name="intent" value="put-back">
            {t("cover.put_back")}
          </Button>
        </form>
      )}
      <PortalForm form={form} labels={labels} encType="multipart/form-data">
        <input type="hidden" name="intent" value="save" />
        <FileField
          field={fields.file}
          label={labels.file}
          help={t("cover.file_help")}
          accept="image/png,image/jpeg"
          isOptional={isShown}
        />
        <TextField field={fields.alt} label={labels.alt} help={t("cover.alt_help")} />
        <SelectField
          field={fields.altLanguage}
          label={labels.altLanguage}
          width="medium"
          options={Object.entries(PORTAL_LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
        />
        <TextField field={fields.credit} label={labels.credit} help={t("cover.credit_help")} />
        <RadioGroupField
          field={fields.licence}
          label={labels.licence}
          options={COVER_LICENCES.map((value) => ({ value, label: t(`vocabulary:cover_licence.${value}`) }))}
        />
        <FormActions>
          <Button type="submit">{t("cover.save")}</Button>
        </FormActions>
      </PortalForm>
      {isShown && (
        <form method="post" encType="multipart/form-data">
          <OpenedBy />
          <Button type="submit" name="intent" value="remove" variant="danger">
            {t("cover.remove")}
          </Button>
        </form>
      )}
    </>
  );
}

function RemovedCover({ by, reason, until }: NonNullable<OwnCover["removed"]>) {
  const { t } = useTranslation("members");
  return (
    <Callout tone={by === "secretariat" ? "bad" : "info"} title={t(`cover.removed.${by}`)}>
      {reason && <PlainText text={reason} />}
      <p>{t(`cover.removed.${by}_next`, { day: until })}</p>
    </Callout>
  );
}
