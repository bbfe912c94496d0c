import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Typed } from "#app/ui/typed.tsx";
import { LONGEST_NOTE } from "../registry-change.schema.ts";
import type { OwnRegistryChange } from "./registry-change-model.ts";

interface OwnChangeProps {
  view: OwnRegistryChange;
  lastResult: SubmissionResult | undefined;
}

/** What the registry says otherwise of an institution, which says whether it is so. */
export function OwnRegistryChangePage({ view, lastResult }: OwnChangeProps) {
  const { t } = useTranslation("members");
  const { fact, before, after, own, release, question, reply, outcome, renameTo } = view;
  const isAsked = !reply && !outcome;
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      <p className="lead">{t("registry_changes.reply.lead", { release })}</p>
      {isAsked && <p>{t("registry_changes.reply.asks")}</p>}
      <Card title={fact}>
        <Facts
          items={[
            { term: t("registry_changes.before"), value: before },
            { term: t("registry_changes.after"), value: after },
            ...(own === null ? [] : [{ term: t("registry_changes.own_entry"), value: own }]),
          ]}
        />
      </Card>
      {question && (
        <Card title={t("registry_changes.reply.question")}>
          <PlainText text={question} />
        </Card>
      )}
      {reply && (
        <Callout tone="ok" title={reply.text}>
          {reply.words && <PlainText text={reply.words} />}
          {renameTo && (
            <p>
              <Link to={renameTo}>{t("registry_changes.reply.rename")}</Link>
            </p>
          )}
        </Callout>
      )}
      {outcome && (
        <Callout tone="info" title={outcome.text}>
          {outcome.words && <PlainText text={outcome.words} />}
        </Callout>
      )}
      {reply && !outcome && <p>{t("registry_changes.reply.waits")}</p>}
      {isAsked ? (
        <ReplyForm lastResult={lastResult} />
      ) : (
        <Typed typed={typed(lastResult, t("registry_changes.reply.reply"))} />
      )}
    </>
  );
}

/** What was typed into the form that is gone. */
function typed(lastResult: SubmissionResult | undefined, label: string) {
  const text = lastResult?.initialValue?.reply;
  return typeof text === "string" && text.trim() !== "" ? [{ label, text }] : [];
}

function ReplyForm({ lastResult }: Pick<OwnChangeProps, "lastResult">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ answer: string; reply: string }>({ id: "registry-reply", lastResult });
  const labels = { answer: t("registry_changes.reply.answer"), reply: t("registry_changes.reply.reply") };
  return (
    <PortalForm form={form} labels={labels} enter="nothing">
      <RadioGroupField
        field={fields.answer}
        label={labels.answer}
        options={(["so", "otherwise"] as const).map((value) => ({
          value,
          label: t(`registry_changes.reply.${value}`),
        }))}
      />
      <TextAreaField
        field={fields.reply}
        label={labels.reply}
        help={t("registry_changes.reply.reply_hint")}
        limit={LONGEST_NOTE}
        rows={4}
        neededWhen={t("registry_changes.reply.reply_when")}
      />
      <FormActions>
        <Button type="submit">{t("registry_changes.reply.send")}</Button>
      </FormActions>
    </PortalForm>
  );
}
