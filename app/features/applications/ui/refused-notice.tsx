import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";

/** Says why the last action did nothing: the sentence `refused.<code>`, for the code in the address. */
export function RefusedNotice() {
  const { t, i18n } = useTranslation("applications");
  const [search] = useSearchParams();
  const key = `applications:refused.${search.get("refused") ?? ""}`;
  if (!/\.[\w-]+$/.test(key) || !i18n.exists(key)) return null;
  return (
    <Callout tone="bad" role="alert" isArrival>
      <p>{t(key)}</p>
    </Callout>
  );
}
