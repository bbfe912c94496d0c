import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LENGTHS } from "../moderation.ts";
import { FaultField } from "./fault-field.tsx";

interface WordsFormProps {
  intent: "no_fault" | "taken_up" | "put_back" | "keep";
  /** What the form is about: the newest report read, or the hiding. */
  about: Record<string, string>;
  /** Somebody gets a letter with the words. */
  isTold?: boolean;
  lastResult?: SubmissionResult;
}

const IS_OPTIONAL = { no_fault: true, taken_up: true, put_back: true, keep: false } as const;

/** One answer of a coordinator, with words to whoever is told. */
export function AnswerForm({ intent, about, isTold = true, lastResult }: WordsFormProps) {
  const { t } = useTranslation("moderation");
  const [form, fields] = useForm<{ answer: string }>({ id: intent, lastResult });
  const label = t(`${intent}.words`);
  return (
    <Disclosure summary={t(`${intent}.title`)} isOpen={Boolean(lastResult)}>
      <PortalForm form={form} labels={{ answer: label }}>
        <p>{t(`${intent}.explain`)}</p>
        {(intent === "no_fault" || intent === "taken_up") && <p>{t(isTold ? "desk.told" : "desk.untold")}</p>}
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {isTold && (
          <TextAreaField
            field={fields.answer}
            label={label}
            rows={3}
            limit={LENGTHS.words}
            isOptional={IS_OPTIONAL[intent]}
          />
        )}
        <div>
          <Button type="submit" name="intent" value={intent} variant="quiet">
            {t(`${intent}.send`)}
          </Button>
        </div>
      </PortalForm>
    </Disclosure>
  );
}

/** Takes the page out of sight, with a reason its authors are told. */
export function HideForm({ seen, lastResult }: { seen: string; lastResult?: SubmissionResult }) {
  const { t } = useTranslation("moderation");
  const [form, fields] = useForm<{ fault: string; reason: string }>({ id: "hide", lastResult });
  const labels = { fault: t("hide.fault"), reason: t("hide.reason") };
  return (
    <Disclosure summary={t("hide.title")} isOpen={Boolean(lastResult)}>
      <PortalForm form={form} labels={labels}>
        <p>{t("hide.explain")}</p>
        {seen && <input type="hidden" name="seen" value={seen} />}
        <FaultField field={fields.fault} label={labels.fault} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("hide.help")}
          rows={4}
          limit={LENGTHS.reason}
        />
        <div>
          <Button type="submit" name="intent" value="hide" variant="danger">
            {t("hide.send")}
          </Button>
        </div>
      </PortalForm>
    </Disclosure>
  );
}
