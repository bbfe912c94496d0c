import type { ComponentPropsWithoutRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

interface RemoveRowProps {
  /** Which row it takes away, such as "Remove entry 2". */
  label: string;
  /** The list it stands in, where rows of several lists are called alike. */
  from?: string;
  /** What the button sends. */
  button: Pick<ComponentPropsWithoutRef<"button">, "type" | "name" | "value">;
}

/** Takes a row of a list away, after asking: what is written in it cannot be brought back. */
export function RemoveRow({ label, from, button }: RemoveRowProps) {
  const { t } = useTranslation("common");
  const name = from && t("action.on", { act: label, what: from });
  return (
    <details className="ask">
      <summary className="button button-quiet button-small" aria-label={name}>
        {label}
      </summary>
      <p className="small">{t("form.remove_ask")}</p>
      <Button {...button} variant="danger" size="small" aria-label={name}>
        {label}
      </Button>
    </details>
  );
}
