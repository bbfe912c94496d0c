import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "./callout.tsx";

/** Says why the last action did nothing: the sentence `refused.<code>` of a catalogue, for the code in the address. */
export function RefusedNotice({ ns }: { ns: string }) {
  const { t, i18n } = useTranslation(ns);
  const [search] = useSearchParams();
  const key = `${ns}:refused.${search.get("refused") ?? ""}`;
  if (!/^[a-z-]+:refused\.[\w-]+$/.test(key) || !i18n.exists(key)) return null;
  return (
    <Callout tone="bad" role="alert" isArrival>
      <p>{t(key)}</p>
    </Callout>
  );
}
