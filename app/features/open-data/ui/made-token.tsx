import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { SecretField } from "#app/ui/secret-field.tsx";
import type { MadeToken } from "./token-model.ts";

/** The secret of a token that was just made, the one time it is shown. */
export function MadeTokenNotice({ made: { name, secret, until } }: { made: MadeToken }) {
  const { t } = useTranslation("accounts");
  return (
    <Callout tone="ok" role="status" isArrival title={t("tokens.made", { name, until })}>
      <p>{t("tokens.made_once")}</p>
      <SecretField label={t("tokens.secret")} value={secret} />
    </Callout>
  );
}
