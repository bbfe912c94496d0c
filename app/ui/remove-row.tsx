import type { ComponentPropsWithoutRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

interface RemoveRowProps {
  /** Which row it takes away, such as "Remove entry 2". */
  label: string;
  /** What the button sends. */
  button: Pick<ComponentPropsWithoutRef<"button">, "type" | "name" | "value">;
}

/** Takes a row of a list away, after asking: what is written in it cannot be brought back. */
export function RemoveRow({ label, button }: RemoveRowProps) {
  const { t } = useTranslation("common");
  return (
    <details className="ask">
      <summary className="button button-quiet button-small">{label}</summary>
      <p className="small">{t("form.remove_ask")}</p>
      <Button {...button} variant="danger" size="small">
        {label}
      </Button>
    </details>
  );
}
