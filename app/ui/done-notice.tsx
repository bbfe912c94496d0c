import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasWords } from "#app/i18n/has-words.ts";
import { Callout } from "./callout.tsx";
import { useRootData } from "./root-data.ts";

interface DoneNoticeProps {
  ns: string;
  isStillSo?: (code: string) => boolean;
  /** What the sentences name. */
  values?: Record<string, string>;
  /** Of codes that say more than that it succeeded. */
  tones?: Readonly<Record<string, "wait">>;
}

/**
 * Says that the last action succeeded: the sentence `done.<code>` of a catalogue, for the code with which the portal has
 * led there: what somebody else wrote into an address is not said. Whatever
 * the page answers afterwards takes its place, and what is not so any more is not said: the address stays when it is
 * opened again.
 */
export function DoneNotice({ ns, isStillSo = () => true, values, tones = {} }: DoneNoticeProps) {
  const { t, i18n } = useTranslation(ns);
  const root = useRootData();
  const isAnswered = useActionData() !== undefined;
  const code = root?.done ?? "";
  if (isAnswered || !isStillSo(code) || !hasWords(i18n, ns, "done", code)) return null;
  return (
    <Callout tone={tones[code] ?? "ok"} role="status" isArrival>
      <p>{t(`done.${code}`, values)}</p>
    </Callout>
  );
}
