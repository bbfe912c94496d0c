import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RECOMMENDERS } from "#db/vocabulary-forms.ts";
import type { LikeMember } from "../find-member.server.ts";
import type { RecommendationsPage } from "../recommendations-model.ts";

export interface LetterPreview {
  subject: string;
  text: string;
  lang: string;
}

interface AskFormProps {
  page: RecommendationsPage;
  lastResult: SubmissionResult | undefined;
  preview: LetterPreview | undefined;
  /** Those that may be meant by what was typed. */
  members: LikeMember[] | undefined;
}

type Asked = { recommender: string; office: string; member: string; name: string; email: string; locale: string };

/** Whom to ask, and in which language; the letter can be read before it is sent. */
export function AskForm({ page, lastResult, preview, members = [] }: AskFormProps) {
  const { t } = useTranslation("recommendations");
  const [form, fields] = useForm<Asked>({ id: "ask", lastResult, defaultValue: { locale: page.locale } });
  const labels = {
    recommender: t("ask.recommender"),
    office: t("ask.office"),
    member: t("ask.member"),
    name: t("ask.name"),
    email: t("ask.email"),
    locale: t("ask.language"),
  };
  const options = RECOMMENDERS.map((value) => ({ value, label: t(`vocabulary:recommender.${value}`) }));
  const { replaces } = page;
  return (
    <Card id="whom" title={replaces ? t("ask.replace", { name: replaces.name }) : t("ask.title")}>
      <p>{t(replaces ? "ask.replace_text" : "ask.text")}</p>
      <PortalForm form={form} labels={labels}>
        {replaces && <input type="hidden" name="replaces" value={replaces.id} />}
        <RadioGroupField field={fields.recommender} label={labels.recommender} options={options} />
        <TextField field={fields.office} label={labels.office} help={t("ask.office_help")} />
        {members.length > 0 && (
          <RadioGroupField
            field={fields.member}
            label={labels.member}
            options={members.map(({ slug, name }) => ({ value: slug, label: <bdi>{name}</bdi> }))}
          />
        )}
        <TextField field={fields.name} label={labels.name} />
        <TextField field={fields.email} type="email" label={labels.email} help={t("ask.email_help")} />
        <SelectField field={fields.locale} label={labels.locale} options={LOCALE_OPTIONS} width="medium" />
        {preview && (
          <section className="stack stack-tight" aria-label={t("ask.preview")}>
            <h3>{preview.subject}</h3>
            <PlainText text={preview.text} lang={preview.lang} hasLinks={false} />
          </section>
        )}
        <div className="row">
          <Button type="submit" name="intent" value="preview" variant="quiet">
            {t("ask.show")}
          </Button>
          <Button type="submit" name="intent" value="ask">
            {t("ask.send")}
          </Button>
        </div>
      </PortalForm>
    </Card>
  );
}
