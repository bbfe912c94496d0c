import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { standsAlone } from "./hold-leaving.ts";

/** Asks before a page is left or closed on which something stands that was typed and that nothing keeps. */
export function useStandsAlone(isThere: boolean): void {
  const { t } = useTranslation("common");
  useEffect(() => {
    if (!isThere) return;
    const forget = standsAlone(() => window.confirm(t("form.leave_typed")));
    let isSent = false;
    const noteSent = () => (isSent = true);
    const ask = (event: BeforeUnloadEvent) => !isSent && event.preventDefault();
    window.addEventListener("submit", noteSent);
    window.addEventListener("beforeunload", ask);
    return () => {
      forget();
      window.removeEventListener("submit", noteSent);
      window.removeEventListener("beforeunload", ask);
    };
  }, [isThere, t]);
}
