import { type FieldMetadata, useField } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import { FieldControl, type PlainShape } from "#app/features/forms/ui/field-control.tsx";
import { useHinted } from "#app/ui/field-hints.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { looksLikeInitials } from "../initials.ts";
import type { AnswerFieldProps } from "./answer-field-props.ts";
import { type FieldWords, useFieldWords } from "./field-words.ts";
import { TextOfTick } from "./text-link.tsx";
import { ListField } from "./list-field.tsx";

interface AskedProps extends AnswerFieldProps {
  words: FieldWords;
}

/** One answer, as every form draws it; a text that is accepted is linked. */
function PlainAnswer({ shape, ...props }: AskedProps & { shape: PlainShape }) {
  const { definition, field, words, isNeeded, options } = props;
  const help = useHinted(field.name, definition.text ? <TextOfTick text={definition.text} /> : words.help);
  const { label, neededWhen } = words;
  const { lang } = definition;
  const control = <FieldControl {...{ shape, field, label, help, isNeeded, neededWhen, lang, options }} />;
  return definition.besides ? <Remark {...props}>{control}</Remark> : control;
}

/** A tick that is only asked while the answer beside it raises a doubt. */
function Remark({ definition, field, children }: AnswerFieldProps & { children: ReactNode }) {
  const beside = field.name.slice(0, -definition.key.length) + (definition.besides ?? "");
  const [answer] = useField<string>(beside);
  return looksLikeInitials(answer.value ?? "") ? children : null;
}

interface MemberFieldProps {
  control: AskedProps;
  member: Field;
  field: FieldMetadata<unknown> | undefined;
}

function MemberField({ control: { words, options }, member, field }: MemberFieldProps) {
  if (!field) return null;
  const isNeeded = member.need === "required";
  return <AnswerField definition={member} field={field} parent={words.path} options={options} isNeeded={isNeeded} />;
}

/** The control of one question, whatever its kind. */
export function AnswerField(props: AnswerFieldProps) {
  const { t } = useTranslation("applications");
  const own = useFieldWords(props.definition, props.parent);
  const asked = props.isInList ? { ...own, help: undefined } : own;
  const words = props.row ? { ...asked, label: t("form.row", { number: props.row }) } : asked;
  const shape = props.definition;
  if (shape.kind === "list")
    return <ListField {...props} shape={shape} words={words} isOptional={!props.isNeeded} Answer={AnswerField} />;
  if (shape.kind !== "group") return <PlainAnswer {...props} shape={shape} words={words} />;
  const members = (props.field as FieldMetadata<Record<string, unknown>>).getFieldset();
  return (
    <Fieldset legend={words.label} help={words.help} isHeading>
      {shape.fields.map((member) => (
        <MemberField key={member.key} control={{ ...props, words }} member={member} field={members[member.key]} />
      ))}
    </Fieldset>
  );
}
