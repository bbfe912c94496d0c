import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import type { Option } from "#app/ui/select.tsx";
import { plain } from "../../project/ui/plain-field.ts";

interface AnswerFormProps {
  id: string;
  intent: string;
  /** What the fold says before it is opened. */
  label: string;
  /** What will happen. */
  explain: string;
  send: string;
  isDangerous: boolean;
  /** What it is about, as hidden fields. */
  about: Readonly<Record<string, string>>;
  /** To choose one from; left out where no reason is asked. */
  reasons?: { label: string; options: Option[]; isOptional?: boolean };
  note: { label: string; help: string; limit: number; least?: number; rows?: number; readers?: ReaderWords[] };
  isOpen?: boolean;
  /** Of this form, when it was refused. */
  lastResult?: SubmissionResult;
}

/** An answer with words that somebody else reads: folded away, with a reason where one is asked. */
export function AnswerForm({ id, intent, reasons, note, isOpen = false, lastResult, ...said }: AnswerFormProps) {
  const [form, fields] = useForm<{ reason: string; note: string }>({ id, lastResult });
  const labels = { ...(reasons && { reason: reasons.label }), note: note.label };
  return (
    <Disclosure summary={said.label} isOpen={isOpen || Boolean(lastResult)}>
      <PortalForm form={form} labels={labels}>
        <p>{said.explain}</p>
        {Object.entries(said.about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {reasons && (
          <SelectField
            field={plain(fields.reason)}
            label={reasons.label}
            options={reasons.options}
            isOptional={reasons.isOptional ?? false}
            width="medium"
          />
        )}
        <LetterField
          field={plain(fields.note)}
          label={note.label}
          help={note.help}
          limit={note.limit}
          least={note.least}
          rows={note.rows}
          readers={note.readers ?? []}
          isOptional={note.least === undefined}
        />
        <FormActions>
          <Button type="submit" name="intent" value={intent} variant={said.isDangerous ? "danger" : "primary"}>
            {said.send}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}
