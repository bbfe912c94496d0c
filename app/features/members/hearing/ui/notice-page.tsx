import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_REPLY } from "../../institution/lengths.ts";
import { LedProjects } from "../../institution/ui/led-projects.tsx";
import { Given } from "./hearing-facts.tsx";
import { Checked, SendOnce } from "./send-once.tsx";
import { Objection, ObjectionOver } from "./objection.tsx";
import type { NoticeView } from "./notice-model.ts";

interface NoticeProps {
  view: NoticeView;
  lastResult: SubmissionResult | undefined;
  /** What was typed is shown as it will be read, and can be sent. */
  isChecked: boolean;
}

/** The notice that a membership is to be ended: why, until when the member can answer, what it has answered, what was decided. */
export function NoticePage(props: NoticeProps) {
  const { t } = useTranslation("members");
  const { state, back, projects, earlier } = props.view;
  return (
    <>
      <Refused {...props} />
      <p className="lead">
        <Standing {...props.view} />
      </p>
      {state !== "dropped" && state !== "terminated" && state !== "undone" && <p>{t("notice.ends")}</p>}
      {back && <h2>{t("notice.history")}</h2>}
      <Given {...props.view} />
      {projects.length > 0 && (
        <section className="stack">
          <p>{t("notice.projects")}</p>
          <LedProjects projects={projects} />
        </section>
      )}
      <Answering {...props} />
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

function Standing({ state, back, hearing }: NoticeView) {
  const { t } = useTranslation("members");
  if (!back) return t(`notice.state.${state}`, { day: hearing.until });
  const { day, standing } = back;
  return standing === null ? t("notice.in_force_again", { day }) : t("notice.reinstated", { day, standing });
}

/** Why nothing was taken. What was typed stands beside it where its form is not there any more. */
function Refused({ view, lastResult }: NoticeProps) {
  const { t } = useTranslation("members");
  const { objection, reply } = lastResult?.initialValue ?? {};
  const hasForm = objection === undefined ? view.state === "open" : view.mayObject;
  // The form says itself what is wrong with a field.
  if (!lastResult?.error || (hasForm && !lastResult.error[""])) return null;
  const typed = hasForm ? undefined : (objection ?? reply);
  return (
    <Callout
      tone="bad"
      role="alert"
      isArrival
      title={errorText(t, lastResult.error[""]?.[0] ?? "members:notice.refused.stale")}
    >
      {typeof typed === "string" && typed !== "" && <PlainText text={typed} />}
    </Callout>
  );
}

/** What the member can say now: its answer before the decision, its objection after it. */
function Answering({ view, ...answer }: NoticeProps) {
  if (view.mayObject) return <Objection key={view.id} id={view.id} objectUntil={view.objectUntil} {...answer} />;
  if (view.state === "open") return <ReplyForm key={view.id} id={view.id} {...answer} />;
  return view.objection ? null : <ObjectionOver objectUntil={view.objectUntil} />;
}

function ReplyForm({ id, lastResult, isChecked }: { id: string } & Omit<NoticeProps, "view">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reply: string }>({ id: `reply-${id}`, lastResult });
  return (
    <>
      {isChecked && <Checked text={fields.reply.initialValue ?? ""} />}
      <PortalForm form={form} labels={{ reply: t("notice.reply") }} enter={{ name: "intent", value: "check_reply" }}>
        <input type="hidden" name="seen" value={id} />
        <TextAreaField
          field={fields.reply}
          label={t("notice.reply")}
          help={t("notice.reply_help")}
          rows={10}
          limit={LONGEST_REPLY}
        />
        <SendOnce isChecked={isChecked} intents={["check_reply", "reply"]} send={t("notice.send")} />
      </PortalForm>
    </>
  );
}
