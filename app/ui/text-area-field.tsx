import { useState } from "react";
import { useTranslation } from "react-i18next";
import { controlProps, FieldFrame, type FieldProps, textValue, useStanding } from "./field-frame.tsx";
import { RichPreview, RichTools } from "./rich-tools.tsx";
import { type TextLimit, textLength } from "./text-length.ts";

interface TextAreaFieldProps extends FieldProps {
  rows?: number;
  /** The schema's own, characters unless said; it is stated, counted down, and never enforced by cutting what was pasted. */
  limit?: TextLimit | number;
  /** The fewest characters, where some are asked for. */
  least?: number;
  lang?: string;
  /** Markdown may be written: tools for it stand above, a preview below. */
  isRich?: boolean;
  autoComplete?: string;
}

/** Several lines of text with its limit in words or characters; what is left is counted while JavaScript is there. */
export function TextAreaField({
  rows = 6,
  limit: given,
  least,
  lang,
  isRich = false,
  autoComplete,
  ...rest
}: TextAreaFieldProps) {
  const field = useStanding(rest.field);
  const props = { ...rest, field };
  const limit = typeof given === "number" ? { unit: "characters" as const, max: given } : given;
  const [typed, setTyped] = useState<{ key: string | undefined; length: number }>();
  // A form that is given new answers, or none, counts these.
  const shown = limit && textLength(textValue(field) ?? "", limit.unit);
  const length = typed && (typed.key === field.key ? typed.length : shown);
  const { t } = useTranslation("common");
  const signsId = `${field.id}-signs`;
  const countId = limit && `${field.id}-count`;
  return (
    <FieldFrame {...props}>
      {isRich && <RichTools textAreaId={field.id} />}
      <textarea
        {...controlProps(props, countId, isRich ? signsId : undefined)}
        key={field.key}
        className="input"
        dir="auto"
        rows={rows}
        lang={lang}
        autoComplete={autoComplete}
        defaultValue={textValue(field)}
        onInput={(event) =>
          limit && setTyped({ key: field.key, length: textLength(event.currentTarget.value, limit.unit) })
        }
      />
      {limit && <Counter id={`${field.id}-count`} limit={limit} least={least} length={length} />}
      {isRich && (
        <>
          <div className="field-help rich-signs" id={signsId}>
            {t("rich.help")}
          </div>
          <RichPreview textAreaId={field.id} lang={lang} />
        </>
      )}
    </FieldFrame>
  );
}

interface CounterProps {
  id: string;
  limit: TextLimit;
  least?: number;
  length?: number;
}

/** Before the first key is pressed it states the limit, which is what the server renders. */
function Counter({ id, limit: { unit, max }, least, length }: CounterProps) {
  const { t } = useTranslation("common");
  const left = length === undefined ? max : max - length;
  const limit = least ? "range" : "limit";
  const state = length === undefined ? limit : left < 0 ? "over" : "left";
  const isNear = length !== undefined && left <= max / 10;
  return (
    <div className="field-count" id={id} data-over={left < 0 || undefined} aria-live={isNear ? "polite" : "off"}>
      {t(`form.${unit}_${state}`, { count: Math.abs(left), min: least })}
    </div>
  );
}
