import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { AsRead, BY_ONESELF, ChangedSince } from "../../project/ui/as-read.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import { LENGTHS } from "../discussion.ts";
import type { PostView } from "../discussion-model.ts";
import { type Answered, resultOf } from "./answered.ts";

/** What a reader may do with a post. */
export function PostActs({ post, answered }: { post: PostView; answered: Answered }) {
  const { t } = useTranslation("discussion");
  const { id, author, at, correct, mayRemove, mayHide, asksUntil, maySettle, isAlone } = post;
  const of = { person: author, time: at.text };
  const resultFor = (intent: string) => resultOf(answered, `${intent}-${id}`);
  return (
    <>
      {correct && (
        <Disclosure summary={t("correct.title")} isOpen={Boolean(resultFor("correct"))}>
          <CorrectForm key={correct.version} {...{ id, correct }} lastResult={resultFor("correct")} />
        </Disclosure>
      )}
      {mayRemove && (
        <Disclosure summary={t("remove.title")}>
          <p className="small">{t(correct ? "remove.explain" : "remove.explain_late")}</p>
          <ActForm
            intent="remove"
            about={{ id }}
            label={t("remove.send")}
            spoken={t("remove.spoken", of)}
            variant="danger"
          />
        </Disclosure>
      )}
      {mayHide && (
        <Disclosure summary={t("hide.title")} isOpen={Boolean(resultFor("hide"))}>
          <ReasonForm {...{ id, intent: "hide" }} help={t("hide.help")} lastResult={resultFor("hide")} />
        </Disclosure>
      )}
      {asksUntil !== null && (
        <Disclosure summary={t("ask_again.title")} isOpen={Boolean(resultFor("ask_again"))}>
          <ReasonForm
            {...{ id, intent: "ask_again" }}
            help={t("ask_again.help", { until: asksUntil })}
            lastResult={resultFor("ask_again")}
          />
        </Disclosure>
      )}
      {isAlone && <p className="small">{t("settle.alone")}</p>}
      {maySettle && (
        <div className="cluster">
          {(["show", "keep"] as const).map((outcome) => (
            <ActForm
              key={outcome}
              intent="settle"
              about={{ id, outcome }}
              label={t(`settle.${outcome}`)}
              spoken={t(`settle.${outcome}_spoken`, of)}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface CorrectFormProps {
  id: string;
  correct: NonNullable<PostView["correct"]>;
  lastResult?: SubmissionResult;
}

function CorrectForm({ id, correct, lastResult }: CorrectFormProps) {
  const { t } = useTranslation("discussion");
  const defaultValue = { body: correct.body, title: correct.title ?? "" };
  const [form, fields] = useForm<Record<"title" | "body", unknown>>({
    id: `correct-${id}`,
    lastResult,
    defaultValue,
  });
  const labels = { title: t("topic.title"), body: t("correct.body") };
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <AsRead version={correct.version} lastResult={lastResult} />
      <ChangedSince {...{ lastResult, labels }} by={BY_ONESELF} saved={defaultValue} />
      {correct.title !== null && <TextField field={plain(fields.title)} label={labels.title} />}
      <TextAreaField field={plain(fields.body)} label={labels.body} limit={LENGTHS.post} isRich />
      <FormActions>
        <Button type="submit" name="intent" value="correct">
          {t("correct.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

interface ReasonFormProps {
  id: string;
  intent: "hide" | "ask_again";
  help: string;
  lastResult?: SubmissionResult;
}

function ReasonForm({ id, intent, help, lastResult }: ReasonFormProps) {
  const { t } = useTranslation("discussion");
  const [form, fields] = useForm<{ reason: unknown }>({ id: `${intent}-${id}`, lastResult });
  const label = t(`${intent}.reason`);
  return (
    <PortalForm form={form} labels={{ reason: label }}>
      <input type="hidden" name="id" value={id} />
      <TextAreaField field={plain(fields.reason)} label={label} help={help} rows={3} limit={LENGTHS.reason} />
      <FormActions>
        <Button type="submit" name="intent" value={intent}>
          {t(`${intent}.send`)}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
