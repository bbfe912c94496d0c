import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import type { AnswerItem } from "../../form/answer-view.server.ts";
import { AnswerList } from "../../form/ui/answer-list.tsx";
import type { StatusPage } from "../status-model.ts";

/** The answer to a request was not sent: why, and what was typed with it. */
export interface AnswerRefused {
  result: SubmissionResult;
  refused: "answer_incomplete" | "answer_unchanged" | null;
}

/** What was typed of questions that are no longer asked, to be copied. */
export function DroppedCard({ items }: { items: AnswerItem[] }) {
  const { t } = useTranslation("applications");
  if (items.length === 0) return null;
  return (
    <Card title={t("request.dropped")} isQuiet>
      <p>{t("request.dropped_text")}</p>
      <AnswerList items={items} />
    </Card>
  );
}

interface RequestCardProps {
  page: StatusPage;
  isWriting: boolean;
  answer?: AnswerRefused;
}

/** What the coordinator asked, each with a link; the answer is sent when nothing of it is open. */
export function RequestCard({ page: { request, id, unsent }, isWriting, answer }: RequestCardProps) {
  const { t } = useTranslation("applications");
  const [form, fields] = useForm<{ message: string }>({
    id: "answer",
    lastResult: answer?.result,
    defaultValue: { message: unsent },
  });
  if (!request) return null;
  return (
    <Card title={t("request.title")}>
      <div className="stack">
        <PlainText text={request.message} />
        <ul>
          {request.asked.map(({ label, to, state }) => (
            <li key={to}>
              {isWriting ? <Link to={to}>{label}</Link> : label}{" "}
              <Badge tone={state === "ready" ? "ok" : "wait"}>{t(`request.${state}`)}</Badge>
            </li>
          ))}
        </ul>
        {answer?.refused && (
          <Callout tone="bad" role="alert" isArrival>
            <p>{t(`refused.${answer.refused}`)}</p>
          </Callout>
        )}
        {isWriting && (
          <PortalForm form={form} action={`/applications/${id}?index`} labels={{ message: t("request.with_answer") }}>
            <TextAreaField
              field={fields.message}
              label={t("request.with_answer")}
              help={t("request.with_answer_help")}
              rows={4}
              limit={LIMITS.message}
              isOptional
            />
            {request.unchanged.length > 0 && (
              <div className="choice">
                <input id="unchanged" type="checkbox" name="unchanged" value="send" aria-describedby="unchanged-what" />
                <label htmlFor="unchanged">{t("request.send_unchanged")}</label>
                <div className="field-help" id="unchanged-what">
                  {t("request.unchanged_list", { list: request.unchanged.join("; ") })}
                </div>
              </div>
            )}
            <div>
              <Button type="submit" name="intent" value="answer" variant={request.isComplete ? "primary" : "quiet"}>
                {t("request.send")}
              </Button>
            </div>
          </PortalForm>
        )}
        {isWriting && <p className="small soft">{t("request.help")}</p>}
      </div>
    </Card>
  );
}
