import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import type { MadeToken } from "./token-model.ts";

/** The secret of a token that was just made, the one time it is shown. */
export function MadeTokenNotice({ made: { name, secret, until } }: { made: MadeToken }) {
  const { t } = useTranslation("accounts");
  const id = useId();
  return (
    <Callout tone="ok" role="status" isArrival title={t("tokens.made", { name, until })}>
      <p>{t("tokens.made_once")}</p>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t("tokens.secret")}
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
          value={secret}
        />
      </div>
      <CopyButton id={id} secret={secret} />
    </Callout>
  );
}

/** Copies the secret where scripts run; where the browser refuses, it is selected, to be copied by hand. */
function CopyButton({ id, secret }: { id: string; secret: string }) {
  const { t } = useTranslation("accounts");
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
        {t("tokens.copy")}
      </Button>
      <span role="status">{state && t(`tokens.${state}`)}</span>
    </div>
  );
}
