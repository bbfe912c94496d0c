import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { COLLEAGUE_ROLES, MOST_HANDS } from "../hand.ts";
import { HANDS_LENGTHS } from "../hands.schema.ts";

interface FormProps {
  locale: string;
  lastResult: SubmissionResult | undefined;
}

/** The form that invites one colleague to the application. */
export function InviteHand({ locale, lastResult }: FormProps) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ email: string; role: string; locale: string }>({
    id: "invite",
    lastResult,
    defaultValue: { locale },
  });
  const labels = { email: t("people.email"), role: t("people.role"), locale: t("people.language") };
  const options = COLLEAGUE_ROLES.map((value) => ({
    value,
    label: t(`invited_as.${value}`),
    help: t(`people.help.${value}`),
  }));
  return (
    <Card title={t("people.invite")}>
      <p>{t("people.invite_text", { most: MOST_HANDS })}</p>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="invite" />
        <TextField field={fields.email} type="email" label={labels.email} />
        <RadioGroupField field={fields.role} label={labels.role} options={options} />
        <SelectField field={fields.locale} label={labels.locale} options={LOCALE_OPTIONS} width="medium" />
        <Button type="submit">{t("people.send")}</Button>
      </PortalForm>
    </Card>
  );
}

/** The form that offers the application to somebody who is to answer for it from then on. */
export function OfferFile({ locale, lastResult }: FormProps) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ email: string; locale: string }>({
    id: "offer",
    lastResult,
    defaultValue: { locale },
  });
  const labels = { email: t("people.email"), locale: t("people.language") };
  return (
    <Card title={t("people.handover")} isQuiet>
      <p>{t("people.handover_text")}</p>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="offer" />
        <TextField field={fields.email} type="email" label={labels.email} />
        <SelectField field={fields.locale} label={labels.locale} options={LOCALE_OPTIONS} width="medium" />
        <Button type="submit" variant="quiet">
          {t("people.offer_send")}
        </Button>
      </PortalForm>
    </Card>
  );
}

/** For a colleague whose applicant has left: asks to answer for the application. */
export function AskToTakeOver({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ words: string }>({ id: "take-over", lastResult });
  const labels = { words: t("people.take_over_words") };
  return (
    <Card title={t("people.take_over")} isQuiet>
      <p>{t("people.take_over_text")}</p>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="intent" value="ask" />
        <TextAreaField field={fields.words} label={labels.words} rows={4} limit={HANDS_LENGTHS.words} />
        <Button type="submit" variant="quiet">
          {t("people.take_over_send")}
        </Button>
      </PortalForm>
    </Card>
  );
}
