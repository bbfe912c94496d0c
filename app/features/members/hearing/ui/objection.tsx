import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_REPLY, LONGEST_RULING, SHORTEST_RULING } from "../../institution/lengths.ts";
import { Checked, SendOnce } from "./send-once.tsx";
import type { NoticeView, ObjectionView } from "./notice-model.ts";

interface Said {
  text: string;
  by: string;
  at: string;
}

function Words({ text, by, at }: Said) {
  const { t } = useTranslation("members");
  return (
    <>
      <p className="small soft">{t("notice.objection.by", { name: by, date: at })}</p>
      <PlainText text={text} />
    </>
  );
}

/** What a former member says against the end of its membership, and what was answered. */
export function ObjectionFacts({ objection }: { objection: ObjectionView }) {
  const { t } = useTranslation("members");
  const { answer, isUpheld } = objection;
  const silence = t(`notice.objection.${isUpheld ? "upheld" : "waits"}`);
  return (
    <Facts
      isWide
      items={[
        { term: t("notice.objection.title"), value: <Words {...objection} /> },
        { term: t("notice.objection.answer"), value: answer ? <Words {...answer} /> : silence },
      ]}
    />
  );
}

type Until = Pick<NoticeView, "objectUntil">;

/** That the days to object are over. */
export function ObjectionOver({ objectUntil }: Until) {
  const { t } = useTranslation("members");
  return objectUntil === null ? null : <p>{t("notice.objection.over", { day: objectUntil })}</p>;
}

interface ObjectionProps extends Until {
  /** The notice. */
  id: string;
  lastResult: SubmissionResult | undefined;
  isChecked: boolean;
}

/** Where a former member writes its objection. */
export function Objection({ id, objectUntil, lastResult, isChecked }: ObjectionProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ objection: string }>({ id: `objection-${id}`, lastResult });
  const labels = { objection: t("notice.objection.field") };
  return (
    <section className="stack">
      <h2>{t("notice.objection.title")}</h2>
      <p>{t("notice.objection.until", { day: objectUntil })}</p>
      {isChecked && <Checked text={fields.objection.initialValue ?? ""} />}
      <PortalForm form={form} labels={labels} enter={{ name: "intent", value: "check_objection" }}>
        <input type="hidden" name="seen" value={id} />
        <TextAreaField
          field={fields.objection}
          label={labels.objection}
          help={t("notice.objection.help")}
          rows={10}
          limit={LONGEST_REPLY}
        />
        <SendOnce isChecked={isChecked} intents={["check_objection", "object"]} send={t("notice.objection.send")} />
      </PortalForm>
    </section>
  );
}

interface AnswerProps {
  /** The objection. */
  seen: string;
  readers: ReaderWords[];
  lastResult: SubmissionResult | undefined;
}

/** Where the secretariat says why the end of a membership stands. */
export function AnswerObjection({ seen, readers, lastResult }: AnswerProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id: `objection-answer-${seen}`, lastResult });
  return (
    <PortalForm form={form} labels={{ reason: t("notice.objection.answer") }}>
      <input type="hidden" name="seen" value={seen} />
      <p>{t("notice.objection.desk")}</p>
      <LetterField
        field={fields.reason}
        readers={readers}
        label={t("notice.objection.answer")}
        help={t("memberships.reason_help")}
        rows={6}
        least={SHORTEST_RULING}
        limit={LONGEST_RULING}
      />
      <FormActions>
        <Button type="submit" name="intent" value="answer_objection" variant="quiet">
          {t("notice.objection.answer_send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
