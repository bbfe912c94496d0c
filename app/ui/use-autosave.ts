import { useFetcher, useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";

const PAUSE_MS = 2_500;

/** Sends what was typed in the last moment, when somebody leaves before it was saved; nobody waits for the answer. */
async function saveInPassing(formId: string): Promise<void> {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return;
  const fields = new URLSearchParams(
    [...new FormData(form)].filter((one): one is [string, string] => typeof one[1] === "string"),
  );
  fields.set("intent", "autosave");
  // What outlives its page may hold 64 KB.
  const keepalive = fields.toString().length < 60_000;
  await fetch(form.action, { method: "post", body: fields, keepalive }).catch(() => undefined);
}

/**
 * Saves a form by itself a moment after the last key was pressed, or when it is left, one request at a time, and never
 * while it is being sent. Gives back where the form stands: what the last answer said, be it to a save by itself or to a
 * button (`answer`). A conflict stops saving by itself until the person has decided.
 */
export function useAutosave<Answer extends { conflict?: unknown }>(formId: string, answer: Answer | undefined) {
  const fetcher = useFetcher<Answer>();
  const navigation = useNavigation();
  const [standing, setStanding] = useState<Partial<Answer> | undefined>(answer);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isStopped = standing?.conflict !== undefined;

  useEffect(() => {
    if (answer) setStanding(answer);
  }, [answer]);
  useEffect(() => {
    // After a conflict too the version moves on: both texts are then on the page, and saving again is a decision.
    if (fetcher.data) setStanding(fetcher.data as Answer);
  }, [fetcher.data]);
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  const { revalidate } = useRevalidator();
  const leave = useCallback(() => {
    const isUnsaved = timer.current !== undefined;
    forget();
    return isUnsaved ? saveInPassing(formId) : null;
  }, [forget, formId]);
  useEffect(() => {
    const onPageHide = () => void leave();
    window.addEventListener("pagehide", onPageHide);
    return () => {
      window.removeEventListener("pagehide", onPageHide);
      forget();
    };
  }, [forget, leave]);
  useEffect(() => {
    if (navigation.state === "idle") return;
    // A form on its way takes along what was typed; a link does not.
    if (navigation.formData) forget();
    // The page that comes may have been read before this was saved.
    else void leave()?.then(() => revalidate());
  }, [navigation.state, navigation.formData, forget, leave, revalidate]);

  const save = useCallback(() => {
    timer.current = undefined;
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const fields = new FormData(form);
    fields.set("intent", "autosave");
    fetcher.submit(fields, { method: "post" });
  }, [fetcher, formId]);

  const noteInput = useCallback(() => {
    forget();
    if (isStopped) return;
    const isBusy = fetcher.state !== "idle";
    timer.current = setTimeout(isBusy ? () => noteInput() : save, PAUSE_MS);
  }, [fetcher.state, forget, isStopped, save]);

  return { ...(standing ?? ({} as Partial<Answer>)), noteInput };
}
