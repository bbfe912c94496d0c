import { useTranslation } from "react-i18next";
import { useStandsAlone } from "./use-stands-alone.ts";

interface TypedProps {
  /** Each text that was typed, with the words of its field. */
  typed: readonly { label: string; text: string }[];
}

/** What was typed into a form that is gone, to be copied; nothing where nothing was. */
export function Typed({ typed }: TypedProps) {
  const { t } = useTranslation("common");
  useStandsAlone(typed.length > 0);
  if (typed.length === 0) return null;
  return (
    <div className="stack">
      <h2>{t("moved_on.typed")}</h2>
      <p>{t("moved_on.copy")}</p>
      {typed.map(({ label, text }, index) => (
        <div key={`${index} ${label}`} className="field">
          <label className="field-label" htmlFor={`typed-${index}`}>
            {label}
          </label>
          <textarea id={`typed-${index}`} className="input" readOnly rows={text.length > 120 ? 6 : 2} value={text} />
        </div>
      ))}
    </div>
  );
}
