import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { useIsHydrated } from "./use-is-hydrated.ts";

/** A secret that a person takes elsewhere: whole, in its own direction, with a button that copies it. */
export function SecretField({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        <textarea
          id={id}
          className="input input-secret"
          rows={2}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          translate="no"
          readOnly
          value={value}
        />
      </div>
      <CopyButton id={id} secret={value} />
    </>
  );
}

/** Copies the secret where scripts run; where the browser refuses, it is selected, to be copied by hand. */
function CopyButton({ id, secret }: { id: string; secret: string }) {
  const { t } = useTranslation("common");
  const [state, setState] = useState<"copied" | "selected" | null>(null);
  if (!useIsHydrated()) return null;
  const select = () => {
    const field = document.getElementById(id);
    if (field instanceof HTMLTextAreaElement) field.select();
    setState("selected");
  };
  const copy = () => {
    // Only pages that came encrypted have a clipboard.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard) clipboard.writeText(secret).then(() => setState("copied"), select);
    else select();
  };
  return (
    <div className="cluster">
      <Button type="button" variant="quiet" size="small" onClick={copy}>
        {t("secret.copy")}
      </Button>
      <span role="status">{state && t(`secret.${state}`)}</span>
    </div>
  );
}
