import { useActionData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "./callout.tsx";

/**
 * Says that the last action succeeded: the sentence `done.<code>` of a catalogue, for the code in the address. Whatever
 * the page answers afterwards takes its place.
 */
export function DoneNotice({ ns }: { ns: string }) {
  const { t, i18n } = useTranslation(ns);
  const [search] = useSearchParams();
  const isAnswered = useActionData() !== undefined;
  const key = `${ns}:done.${search.get("done") ?? ""}`;
  if (isAnswered || !/^[a-z-]+:done\.[\w-]+$/.test(key) || !i18n.exists(key)) return null;
  return (
    <Callout tone="ok" role="status" isArrival>
      <p>{t(key)}</p>
    </Callout>
  );
}
