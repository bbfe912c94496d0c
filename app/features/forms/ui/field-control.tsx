import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { RecordName, Shape, VocabularyName } from "../field.ts";
import type { FormOptions, OptionsByVocabulary } from "../field-options.server.ts";
import { ChoicesField } from "./choices-field.tsx";

/** A shape that is one answer; groups and lists are drawn by the form they stand in. */
export type PlainShape = Exclude<Shape, { kind: "group" | "list" }>;

interface Control<S extends PlainShape = PlainShape> {
  shape: S;
  field: FieldMetadata<unknown>;
  label: string;
  help?: ReactNode;
  isNeeded: boolean;
  /** When it must be answered, for questions that not everybody must answer. */
  neededWhen?: string;
  /** The language in which it is asked for. */
  lang?: string;
  options: OptionsByVocabulary;
  /** Words of choices that are said in another way here than elsewhere, with what is said of each. */
  choices?: readonly { value: string; label: string; help?: string }[];
  /** What the list says while nothing is chosen. A choice with it is a list however short: it can be taken back. */
  placeholder?: string;
}

type Controls = { [K in PlainShape["kind"]]: (control: Control<Extract<PlainShape, { kind: K }>>) => ReactNode };

const NO_OPTIONS: FormOptions = { common: [], further: [] };
const FEW = 6;

const shared = ({ field, label, help, isNeeded, neededWhen }: Control) => ({
  field,
  label,
  help,
  isOptional: !isNeeded,
  neededWhen: isNeeded ? undefined : neededWhen,
});

const optionsOf = (options: OptionsByVocabulary, vocabulary: VocabularyName | RecordName) =>
  options[vocabulary] ?? NO_OPTIONS;

const widthOf = (max: number) => (max <= 25 ? "short" : max <= 120 ? "medium" : "full");

const rowsOf = (max: number) => (max > 5000 ? 14 : max > 1000 ? 10 : 5);

const controls: Controls = {
  line: (control) => (
    <TextField
      {...shared(control)}
      type={control.shape.format === "phone" ? "tel" : "text"}
      width={widthOf(control.shape.max)}
      spellCheck={control.shape.format ? false : undefined}
      lang={control.lang}
    />
  ),
  prose: (control) => {
    const { unit, min, max, isRich } = control.shape;
    const rows = isRich ? 9 : unit === "words" ? 10 : rowsOf(max);
    return (
      <TextAreaField
        {...shared(control)}
        least={min}
        limit={{ unit, max }}
        rows={rows}
        lang={control.lang}
        isRich={isRich}
      />
    );
  },
  email: (control) => <TextField {...shared(control)} type="email" />,
  url: (control) => <TextField {...shared(control)} type="url" inputMode="url" />,
  day: (control) => <DateField {...shared(control)} />,
  month: (control) => <DateField {...shared(control)} precision="month" />,
  year: (control) => <TextField {...shared(control)} inputMode="numeric" width="short" />,
  whole: (control) => <TextField {...shared(control)} inputMode="numeric" width="short" />,
  decimal: (control) => <TextField {...shared(control)} inputMode="decimal" width="short" />,
  choice: (control) => {
    const { common, further } = optionsOf(control.options, control.shape.vocabulary);
    const all = control.choices ?? [...common, ...further];
    return all.length <= FEW && !control.placeholder ? (
      <RadioGroupField {...shared(control)} options={[...all]} />
    ) : (
      <SelectField {...shared(control)} options={[...all]} width="medium" placeholder={control.placeholder} />
    );
  },
  choices: (control) => (
    <ChoicesField {...shared(control)} options={optionsOf(control.options, control.shape.vocabulary)} />
  ),
  records: (control) => <ChoicesField {...shared(control)} options={optionsOf(control.options, control.shape.of)} />,
  yes_no: (control) => <RadioGroupField {...shared(control)} options={[...(control.choices ?? [])]} />,
  tick: (control) => <CheckboxField {...shared(control)} />,
};

/** The control of one answer, whatever its kind. */
export function FieldControl(control: Control) {
  return (controls[control.shape.kind] as (control: Control) => ReactNode)(control);
}
