import { useTranslation } from "react-i18next";
import { hasWords } from "#app/i18n/has-words.ts";
import { Callout } from "./callout.tsx";
import { useRootData } from "./root-data.ts";

/** Says why the last action did nothing: the sentence `refused.<code>` of a catalogue, for the code with which the portal has led there. */
export function RefusedNotice({ ns }: { ns: string }) {
  const { t, i18n } = useTranslation(ns);
  const code = useRootData()?.refused ?? "";
  if (!hasWords(i18n, ns, "refused", code)) return null;
  return (
    <Callout tone="bad" role="alert" isArrival>
      <p>{t(`refused.${code}`)}</p>
    </Callout>
  );
}
