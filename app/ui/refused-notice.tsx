import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasWords } from "#app/i18n/has-words.ts";
import { Callout } from "./callout.tsx";

/** Says why the last action did nothing: the sentence `refused.<code>` of a catalogue, for the code in the address. */
export function RefusedNotice({ ns }: { ns: string }) {
  const { t, i18n } = useTranslation(ns);
  const [search] = useSearchParams();
  const code = search.get("refused") ?? "";
  if (!hasWords(i18n, ns, "refused", code)) return null;
  return (
    <Callout tone="bad" role="alert" isArrival>
      <p>{t(`refused.${code}`)}</p>
    </Callout>
  );
}
