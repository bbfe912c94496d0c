import { createContext, useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { writtenDate, readDay, readMonth } from "#app/platform/typed-dates.ts";
import { controlProps, FieldFrame, type FieldProps, textValue, useStanding } from "./field-frame.tsx";
import { useIsHydrated } from "./use-is-hydrated.ts";

type Messages = Readonly<Record<string, string[]>>;

/** What to say of the dates that are only half typed or do not exist, by field: the browser sends nothing in their place. */
export const HalfTyped = createContext<Messages>({});

/** The fields of a form that hold something of which the browser makes no date. */
export function halfTypedIn(form: HTMLFormElement): Messages {
  const inputs = [...form.elements].filter((one): one is HTMLInputElement => one instanceof HTMLInputElement);
  const unread = inputs.filter(({ validity }) => validity.badInput);
  return Object.fromEntries(
    unread.map(({ name, type }) => [name, [type === "month" ? "errors:invalid_month" : "errors:invalid_date"]]),
  );
}

// A calendar without an end takes years of six digits.
const PRECISION = {
  day: { type: "date", read: readDay, format: "form.day_format", end: "9999-12-31" },
  month: { type: "month", read: readMonth, format: "form.month_format", end: "9999-12" },
} as const;

interface DateFieldProps extends FieldProps {
  /** ISO dates. */
  min?: string;
  max?: string;
  precision?: keyof typeof PRECISION;
}

/**
 * A line of text in which the server reads a date, so that what is no date comes back and is not lost; with JavaScript it
 * becomes the date field of the browser, unless it holds what is no date.
 */
export function DateField({ min, max, precision = "day", ...shared }: DateFieldProps) {
  const { t } = useTranslation("common");
  const { type, read, format, end } = PRECISION[precision];
  const unread = useContext(HalfTyped)[shared.field.name];
  const standing = useStanding(shared.field);
  const field = unread ? (Object.create(shared.field, { errors: { value: unread } }) as typeof standing) : standing;
  const input = useRef<HTMLInputElement>(null);
  const isHydrated = useIsHydrated();
  // A line of text holds a date as people write it.
  const value = textValue(field);
  useEffect(() => (input.current ? offerCalendar(input.current, type, read) : undefined), [field.key, type, read]);
  return (
    <FieldFrame {...shared} field={field}>
      <input
        ref={input}
        {...controlProps({ ...shared, field })}
        key={field.key}
        type="text"
        placeholder={t(format)}
        className="input input-short"
        min={min}
        max={max ?? end}
        defaultValue={isHydrated || !value || read(value) !== value ? value : writtenDate(value)}
      />
    </FieldFrame>
  );
}

/** Whoever is in the field already keeps it as it is until the field is left. */
function offerCalendar(input: HTMLInputElement, type: string, read: (text: string) => string | null) {
  const leaving = new AbortController();
  const turn = () => turnIntoCalendar(input, type, read, leaving.signal);
  if (document.activeElement === input) input.addEventListener("blur", turn, { once: true, signal: leaving.signal });
  else turn();
  return () => leaving.abort();
}

/** What saves the form by itself sends the last whole date in place of a half typed one. */
function turnIntoCalendar(
  input: HTMLInputElement,
  type: string,
  read: (text: string) => string | null,
  signal: AbortSignal,
) {
  const typed = input.value;
  const date = read(typed);
  if (typed !== "" && date === null) return;
  input.type = type;
  input.value = date ?? "";
  let lastWhole = input.value;
  const mend = ({ formData }: FormDataEvent) => {
    if (input.validity.badInput) formData.set(input.name, lastWhole);
    else lastWhole = input.value;
  };
  input.form?.addEventListener("formdata", mend, { signal });
}
