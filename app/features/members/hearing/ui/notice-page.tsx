import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_REPLY } from "../../institution/lengths.ts";
import { LedProjects } from "../../institution/ui/led-projects.tsx";
import { HearingFacts } from "./hearing-facts.tsx";
import { Objection } from "./objection.tsx";
import type { NoticeView } from "./notice-model.ts";

interface NoticeProps {
  view: NoticeView;
  lastResult: SubmissionResult | undefined;
}

/** The notice that a membership is to be ended: why, until when the member can answer, what it has answered, what was decided. */
export function NoticePage({ view, lastResult }: NoticeProps) {
  const { t } = useTranslation("members");
  const { state, hearing, projects, earlier } = view;
  return (
    <>
      <Refused view={view} lastResult={lastResult} />
      <p className="lead">{t(`notice.state.${state}`, { day: hearing.until })}</p>
      {state !== "dropped" && state !== "terminated" && <p>{t("notice.ends")}</p>}
      <Given {...view} />
      {projects.length > 0 && (
        <Callout tone="wait" title={t("notice.projects")}>
          <LedProjects projects={projects} />
        </Callout>
      )}
      <Answering view={view} lastResult={lastResult} />
      {earlier.length > 0 && (
        <Disclosure summary={t("notice.earlier")}>
          {earlier.map((one) => (
            <section key={one.id} className="stack">
              <p>{t(`notice.state.${one.state}`, { day: one.hearing.until })}</p>
              <Given {...one} />
            </section>
          ))}
        </Disclosure>
      )}
    </>
  );
}

const refusalOf = (lastResult: NoticeProps["lastResult"]) => lastResult?.error?.[""]?.[0];

/** Why nothing was taken; an objection that has no form any more stands beside it. */
function Refused({ view, lastResult }: NoticeProps) {
  const { t } = useTranslation("members");
  const refusal = refusalOf(lastResult);
  const objected = view.mayObject ? undefined : lastResult?.initialValue?.objection;
  if (!refusal) return null;
  return (
    <Callout tone="bad" role="alert" title={errorText(t, refusal)}>
      {typeof objected === "string" && <PlainText text={objected} />}
    </Callout>
  );
}

/** What the member can say now: its answer before the decision, its objection after it. */
function Answering({ view, lastResult }: NoticeProps) {
  const { id, state, objection } = view;
  if (state === "terminated" || objection) return <Objection {...view} lastResult={lastResult} />;
  if (state !== "open" && !refusalOf(lastResult)) return null;
  return <ReplyForm id={id} isOpen={state === "open"} lastResult={lastResult} />;
}

function Given({ hearing, reason, at }: Pick<NoticeView, "hearing" | "reason" | "at">) {
  const { t } = useTranslation("members");
  return (
    <HearingFacts
      hearing={hearing}
      before={[
        { term: t("notice.given"), value: at },
        { term: t("memberships.reason"), value: <PlainText text={reason} /> },
      ]}
    />
  );
}

function ReplyForm({ id, isOpen, lastResult }: { id: string; isOpen: boolean } & Pick<NoticeProps, "lastResult">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reply: string }>({ id: `reply-${id}`, lastResult });
  return (
    <PortalForm form={form} labels={{ reply: t("notice.reply") }}>
      <input type="hidden" name="seen" value={id} />
      <TextAreaField
        field={fields.reply}
        label={t("notice.reply")}
        help={t("notice.reply_help")}
        rows={10}
        limit={LONGEST_REPLY}
      />
      {isOpen && (
        <FormActions>
          <Button type="submit">{t("notice.send")}</Button>
        </FormActions>
      )}
    </PortalForm>
  );
}
