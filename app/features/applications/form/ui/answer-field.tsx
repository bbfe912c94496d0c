import { type FieldMetadata, useField } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { Field, Shape, VocabularyName } from "../field.ts";
import { looksLikeInitials } from "../initials.ts";
import type { FormOptions, OptionsByVocabulary } from "../form-options.server.ts";
import type { AnswerFieldProps } from "./answer-field-props.ts";
import { ChoicesField } from "./choices-field.tsx";
import { type FieldWords, useFieldWords } from "./field-words.ts";
import { TextLink } from "./text-link.tsx";
import { ListField } from "./list-field.tsx";

interface Control<S extends Shape = Shape> extends AnswerFieldProps {
  shape: S;
  words: FieldWords;
}

type Controls = { [K in Shape["kind"]]: (control: Control<Extract<Shape, { kind: K }>>) => ReactNode };

const NO_OPTIONS: FormOptions = { common: [], further: [] };
const FEW = 6;

const shared = ({ field, words, isNeeded }: Control) => ({
  field,
  label: words.label,
  help: words.help,
  isOptional: !isNeeded,
  neededWhen: isNeeded ? undefined : words.neededWhen,
});

const optionsOf = (options: OptionsByVocabulary, vocabulary: VocabularyName) => options[vocabulary] ?? NO_OPTIONS;

const widthOf = (max: number) => (max <= 25 ? "short" : max <= 120 ? "medium" : "full");

const controls: Controls = {
  line: (control) => (
    <TextField
      {...shared(control)}
      type={control.shape.format === "phone" ? "tel" : "text"}
      width={widthOf(control.shape.max)}
      spellCheck={control.shape.format ? false : undefined}
    />
  ),
  prose: (control) => {
    const { unit, max } = control.shape;
    return <TextAreaField {...shared(control)} limit={{ unit, max }} rows={max > 1000 || unit === "words" ? 10 : 5} />;
  },
  email: (control) => <TextField {...shared(control)} type="email" autoComplete="off" />,
  url: (control) => <TextField {...shared(control)} type="url" inputMode="url" />,
  day: (control) => <DateField {...shared(control)} />,
  year: (control) => <TextField {...shared(control)} inputMode="numeric" width="short" />,
  whole: (control) => <TextField {...shared(control)} inputMode="numeric" width="short" />,
  decimal: (control) => <TextField {...shared(control)} inputMode="decimal" width="short" />,
  choice: (control) => {
    const { common, further } = optionsOf(control.options, control.shape.vocabulary);
    const all = [...common, ...further];
    return all.length <= FEW ? (
      <RadioGroupField {...shared(control)} options={all} />
    ) : (
      <SelectField {...shared(control)} options={all} width="medium" />
    );
  },
  choices: (control) => (
    <ChoicesField {...shared(control)} options={optionsOf(control.options, control.shape.vocabulary)} />
  ),
  tick: (control) => {
    const { besides, text } = control.definition;
    if (besides) return <Remark {...control} />;
    return <CheckboxField {...shared(control)} help={text ? <TextLink text={text} /> : control.words.help} />;
  },
  group: (control) => {
    const members = (control.field as FieldMetadata<Record<string, unknown>>).getFieldset();
    return (
      <Fieldset legend={control.words.label} help={control.words.help} isHeading>
        {control.shape.fields.map((member) => (
          <MemberField key={member.key} control={control} member={member} field={members[member.key]} />
        ))}
      </Fieldset>
    );
  },
  list: (control) => <ListField {...control} isOptional={!control.isNeeded} Answer={AnswerField} />,
};

/** A tick that is only asked while the answer beside it raises a doubt. */
function Remark(control: Control) {
  const { definition, field } = control;
  const beside = field.name.slice(0, -definition.key.length) + (definition.besides ?? "");
  const [answer] = useField<string>(beside);
  return looksLikeInitials(answer.value ?? "") ? <CheckboxField {...shared(control)} /> : null;
}

interface MemberFieldProps {
  control: Control;
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
  const asked = useFieldWords(props.definition, props.parent);
  const words = props.row ? { ...asked, label: t("form.row", { number: props.row }) } : asked;
  const draw = controls[props.definition.kind] as (control: Control) => ReactNode;
  return draw({ ...props, shape: props.definition, words });
}
