import { useFetcher, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SectionAnswer } from "../section-post.server.ts";

const PAUSE_MS = 2_500;

/**
 * Saves a form by itself a moment after the last key was pressed, one request at a time, and never while the form is
 * being sent. Gives back where the section stands: what the last answer said, be it to a save by itself or to a button
 * (`answer`). A conflict stops saving by itself until the person has decided.
 */
export function useAutosave(formId: string, answer: SectionAnswer | undefined) {
  const fetcher = useFetcher<SectionAnswer>();
  const navigation = useNavigation();
  const [standing, setStanding] = useState(answer);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isStopped = standing?.conflict !== undefined;

  useEffect(() => {
    if (answer) setStanding(answer);
  }, [answer]);
  useEffect(() => {
    // After a conflict too the version moves on: both texts are then on the page, and saving again is a decision.
    if (fetcher.data) setStanding(fetcher.data);
  }, [fetcher.data]);
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

  return { noteInput, ...standing };
}
