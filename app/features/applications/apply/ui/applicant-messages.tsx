import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import type { StatusPage } from "../status-model.ts";
import { LIMITS } from "#app/features/applications/form/lengths.ts";

interface MessagesProps {
  messages: StatusPage["messages"];
  lastResult?: SubmissionResult;
}

/** Letters between the applicant and the secretariat. */
export function ApplicantMessages({ messages, lastResult }: MessagesProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<{ body: string }>({ id: "message", lastResult });
  return (
    <Card title={t("messages.title")} id="messages">
      <div className="stack">
        {messages.length === 0 ? (
          <p className="soft">{t("messages.none")}</p>
        ) : (
          <ol className="thread">
            {messages.map(({ id, body, isFromApplicant, dateTime, at }) => (
              <li key={id} className={classNames(!isFromApplicant && "thread-incoming")}>
                <p className="small soft">
                  {t(isFromApplicant ? "messages.you" : "side.secretariat")}, <Time dateTime={dateTime} text={at} />
                </p>
                <PlainText text={body} />
              </li>
            ))}
          </ol>
        )}
        <PortalForm form={form} labels={{ body: t("messages.label") }}>
          <TextAreaField field={fields.body} label={t("messages.label")} rows={4} limit={LIMITS.message} />
          <div>
            <Button type="submit" name="intent" value="message" variant="quiet">
              {t("messages.send")}
            </Button>
          </div>
        </PortalForm>
      </div>
    </Card>
  );
}
