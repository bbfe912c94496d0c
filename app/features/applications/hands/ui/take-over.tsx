import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { TakeOverView } from "../requests-model.ts";

interface TakeOverProps {
  takeOver: TakeOverView;
  /** The request was answered, and nothing can be done any more. */
  isOver?: boolean;
  /** What asks the office of the head; left out where it cannot be asked. */
  children?: ReactNode;
}

/** What the secretariat knows of a request to take a member over. */
export function TakeOver({ takeOver, isOver = false, children }: TakeOverProps) {
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
        {children}
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
        {!isOver && objectUntil && <p>{t("take_over.object_until", { until: objectUntil })}</p>}
      </Card>
      {!isOver && <p>{t(takeOver.mayPass ? "take_over.may_pass" : "take_over.may_not_pass")}</p>}
    </>
  );
}

interface AskHeadProps {
  takeOver: TakeOverView;
  fields: Record<"email" | "locale", FieldMetadata<string>>;
}

/** The fields that ask the office of the head, beside those of the answer: what is typed there is not lost by asking. */
export function AskHead({ takeOver: { head, timesSent }, fields }: AskHeadProps) {
  const { t } = useTranslation("invitations");
  return (
    <div className="stack">
      <input type="hidden" name="seen" value={timesSent} />
      <TextField field={fields.email} type="email" label={t("take_over.email")} help={t("take_over.email_help")} />
      <SelectField field={fields.locale} label={t("people.language")} options={LOCALE_OPTIONS} width="medium" />
      <div>
        <Button type="submit" name="intent" value="ask-head" variant="quiet">
          {t(head === "none" ? "take_over.ask" : "take_over.ask_again")}
        </Button>
      </div>
    </div>
  );
}
