import { useFetcher, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SectionAnswer } from "../section-post.server.ts";

const PAUSE_MS = 2_500;

/**
 * Saves a form by itself a moment after the last key was pressed, one request at a time, and never while the form is
 * being sent. `version` follows what this page has saved; a refusal stops it until the person has decided.
 */
export function useAutosave(formId: string, firstVersion: number) {
  const fetcher = useFetcher<SectionAnswer>();
  const navigation = useNavigation();
  const [version, setVersion] = useState(firstVersion);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const answer = fetcher.data;
  const isStopped = answer?.conflict !== undefined;

  useEffect(() => {
    // After a conflict too: both texts are then on the page, and saving again is a decision.
    if (answer?.version !== undefined) setVersion(answer.version);
  }, [answer]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (navigation.state !== "idle") clearTimeout(timer.current);
  }, [navigation.state]);

  const save = useCallback(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const fields = new FormData(form);
    fields.set("intent", "autosave");
    fetcher.submit(fields, { method: "post" });
  }, [fetcher, formId]);

  const noteInput = useCallback(() => {
    clearTimeout(timer.current);
    if (isStopped) return;
    const isBusy = fetcher.state !== "idle";
    timer.current = setTimeout(isBusy ? () => noteInput() : save, PAUSE_MS);
  }, [fetcher.state, isStopped, save]);

  return { version, noteInput, conflict: answer?.conflict, savedText: answer?.savedText };
}
