import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { TakeOverView } from "../requests-model.ts";

interface TakeOverProps {
  takeOver: TakeOverView;
  lastResult: SubmissionResult | undefined;
}

/** What the secretariat knows of a request to take a member over, and how it asks the head's office. */
export function TakeOver({ takeOver, lastResult }: TakeOverProps) {
  const { t } = useTranslation("invitations");
  const { head, headEmail, headUntil, headAt, headName, headWords, told, objectUntil } = takeOver;
  return (
    <>
      <Card title={t("take_over.head")}>
        <p>
          {t(`take_over.head_${head}`, {
            email: shownEmailAddress(headEmail),
            until: headUntil,
            at: headAt,
            name: headName,
          })}
        </p>
        {headWords && <PlainText text={headWords} />}
        {takeOver.mayAskHead && <AskHead takeOver={takeOver} lastResult={lastResult} />}
      </Card>
      <Card title={t("take_over.told")}>
        {told.length === 0 && <p>{t("take_over.told_nobody")}</p>}
        <ul className="entry-list">
          {told.map(({ name, isFormer, objection }, place) => (
            <li key={place}>
              <bdi>{name}</bdi>{" "}
              <span className="soft">{`· ${t(isFormer ? "take_over.former" : "take_over.present")}`}</span>
              {objection && (
                <>
                  <p className="small soft">{t("take_over.objects")}</p>
                  <PlainText text={objection} />
                </>
              )}
            </li>
          ))}
        </ul>
        {objectUntil && <p>{t("take_over.object_until", { until: objectUntil })}</p>}
      </Card>
      <p>{t(takeOver.mayPass ? "take_over.may_pass" : "take_over.may_not_pass")}</p>
    </>
  );
}

function AskHead({ takeOver, lastResult }: TakeOverProps) {
  const { t } = useTranslation("invitations");
  const { headEmail, headLocale, head } = takeOver;
  const [form, fields] = useForm<{ email: string; locale: string }>({
    id: "ask-head",
    lastResult,
    defaultValue: { email: headEmail, locale: headLocale },
  });
  const labels = { email: t("take_over.email"), locale: t("people.language") };
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="intent" value="ask-head" />
      <TextField
        field={fields.email}
        type="email"
        label={labels.email}
        help={t("take_over.email_help")}
        autoComplete="off"
      />
      <SelectField field={fields.locale} label={labels.locale} options={LOCALE_OPTIONS} width="medium" />
      <FormActions>
        <Button type="submit" variant="quiet">
          {t(head === "none" ? "take_over.ask" : "take_over.ask_again")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
