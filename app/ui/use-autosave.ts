import { useFetcher, useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NotSaved } from "./answers-on-the-way.ts";
import { savesItself } from "./hold-leaving.ts";
import { type Kept, readBase, readTyped } from "./kept-fields.ts";
import { useRootData } from "./root-data.ts";
import { keepInPassing, type Opened, passingKey, takeBack } from "./typed-in-passing.ts";

const PAUSE_MS = 2_500;
const LONGEST_PAUSE_MS = 60_000;

/** Sends what was typed in the last moment, when somebody leaves before it was saved; says whether it was taken along. */
async function saveInPassing(formId: string): Promise<boolean> {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return true;
  const fields = new URLSearchParams(
    [...new FormData(form)].filter((one): one is [string, string] => typeof one[1] === "string"),
  );
  fields.set("intent", "autosave");
  // What outlives its page may hold 64 KB.
  const keepalive = fields.toString().length < 60_000;
  const saving = fetch(form.action, { method: "post", body: fields, keepalive });
  return saving.then(
    () => true,
    () => false,
  );
}

const isNotSaved = (data: unknown): data is NotSaved =>
  typeof data === "object" && data !== null && "isUnsaved" in data;

const isKept = (data: NotSaved | { conflict?: unknown } | undefined) =>
  !isNotSaved(data) && data?.conflict === undefined;

/**
 * Saves a form by itself a moment after the last key was pressed, or when it is left, one request at a time, and never
 * while it is being sent. Gives back where the form stands: what the last answer said, be it to a save by itself or to a
 * button (`answer`). A conflict stops saving by itself until the person has decided, who is asked before leaving; where the
 * portal is not reached, it is tried again, less and less often, and once there is a connection.
 */
export function useAutosave<Answer extends { conflict?: unknown }>(formId: string, answer: Answer | undefined) {
  const fetcher = useFetcher<Answer | NotSaved>();
  const navigation = useNavigation();
  const [standing, setStanding] = useState<Partial<Answer> | undefined>(answer);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const failures = useRef(0);
  const isUnsaved = useRef(false);
  /** What the portal holds as far as it has answered, and what is on its way to it. */
  const held = useRef<{ base: Kept; sent: Kept }>({ base: [], sent: [] });
  const hasBegun = useRef(false);
  const ownerId = useRootData()?.viewer?.id ?? "";
  const waiting = useRef<((isSaved: boolean) => void)[]>([]);
  const isStopped = standing?.conflict !== undefined;
  const stopped = useRef(isStopped);
  stopped.current = isStopped;
  const { t } = useTranslation("common");

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  const { submit } = fetcher;
  const send = useCallback(
    (opened: Opened) => {
      forget();
      const form = document.getElementById(formId);
      if (!(form instanceof HTMLFormElement) || stopped.current) return;
      held.current.sent = readTyped(form);
      const fields = new FormData(form);
      fields.set("intent", "autosave");
      for (const [name, value] of Object.entries(opened)) fields.set(name, value);
      submit(fields, { method: "post" });
    },
    [submit, forget, formId],
  );
  const save = useCallback(() => send({}), [send]);

  useEffect(() => {
    if (!answer) return;
    isUnsaved.current = answer.conflict !== undefined;
    setStanding(answer);
  }, [answer]);
  useEffect(() => {
    if (!fetcher.data) return;
    if (isNotSaved(fetcher.data)) {
      isUnsaved.current = true;
      failures.current += 1;
      timer.current ??= setTimeout(save, Math.min(PAUSE_MS * 2 ** failures.current, LONGEST_PAUSE_MS));
      return;
    }
    failures.current = 0;
    held.current.base = held.current.sent;
    const { conflict } = fetcher.data as Answer;
    if (conflict !== undefined) forget();
    isUnsaved.current = conflict !== undefined || timer.current !== undefined;
    // After a conflict too the version moves on: both texts are then on the page, and saving again is a decision.
    setStanding(fetcher.data as Answer);
  }, [fetcher.data, save, forget]);
  const isBusy = fetcher.state !== "idle";
  const latest = useRef({ isBusy, data: fetcher.data });
  latest.current = { isBusy, data: fetcher.data };
  useEffect(() => {
    if (isBusy) return;
    for (const tell of waiting.current.splice(0)) tell(isKept(fetcher.data));
  }, [isBusy, fetcher.data]);
  const { revalidate } = useRevalidator();
  const leave = useCallback(() => {
    if (!isUnsaved.current || stopped.current) return null;
    forget();
    isUnsaved.current = false;
    return saveInPassing(formId);
  }, [forget, formId]);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (hasBegun.current || !(form instanceof HTMLFormElement)) return;
    hasBegun.current = true;
    const base = readBase(form);
    held.current = { base, sent: base };
    const back = takeBack(form, passingKey(formId, ownerId));
    if (!back) return;
    isUnsaved.current = true;
    send(back.opened);
  }, [formId, ownerId, send]);
  useEffect(() => {
    const onPageHide = () => {
      const form = document.getElementById(formId);
      const isPassing = !stopped.current && (isUnsaved.current || latest.current.isBusy);
      if (isPassing && form instanceof HTMLFormElement) keepInPassing(form, passingKey(formId, ownerId), held.current);
      void leave();
    };
    // The page itself has come back, with all that is in it.
    const onPageShow = ({ persisted }: PageTransitionEvent) =>
      persisted && sessionStorage.removeItem(passingKey(formId, ownerId));
    const onOnline = () => isUnsaved.current && failures.current > 0 && save();
    // Nothing else keeps what could not be saved.
    const isLost = () => isUnsaved.current && (failures.current > 0 || stopped.current);
    const ask = (event: BeforeUnloadEvent) => isLost() && event.preventDefault();
    const forgetForm = savesItself({
      formId,
      isUnsaved: () => isUnsaved.current || latest.current.isBusy,
      save: () =>
        new Promise((resolve) => {
          if (stopped.current) return resolve(!isUnsaved.current || window.confirm(t("form.leave_unsaved")));
          waiting.current.push(resolve);
          if (isUnsaved.current) save();
        }),
    });
    window.addEventListener("pagehide", onPageHide);
    window.addEventListener("pageshow", onPageShow);
    window.addEventListener("online", onOnline);
    window.addEventListener("beforeunload", ask);
    return () => {
      forgetForm();
      window.removeEventListener("pagehide", onPageHide);
      window.removeEventListener("pageshow", onPageShow);
      window.removeEventListener("online", onOnline);
      window.removeEventListener("beforeunload", ask);
      forget();
    };
  }, [forget, formId, leave, ownerId, save, t]);
  // A page that takes the place of this one: nobody was signed in any more, or the form may not be written now.
  useLayoutEffect(
    () => () => {
      const form = document.getElementById(formId);
      if (!isUnsaved.current || stopped.current || !(form instanceof HTMLFormElement)) return;
      keepInPassing(form, passingKey(formId, ownerId), { ...held.current, isTurnedAway: true });
    },
    [formId, ownerId],
  );
  const tryLater = useCallback(() => {
    if (isUnsaved.current && !stopped.current) timer.current ??= setTimeout(save, PAUSE_MS);
  }, [save]);
  useEffect(() => {
    // A form that did not arrive left what was typed where it was.
    if (navigation.state === "idle") return tryLater();
    // A form on its way takes along what was typed; a link does not.
    if (navigation.formData) return forget();
    void leave()?.then((isTaken) => {
      // The page that comes may have been read before this was saved.
      if (isTaken) return revalidate();
      isUnsaved.current = true;
      tryLater();
    });
  }, [navigation.state, navigation.formData, forget, leave, revalidate, tryLater]);

  // Whether a request is under way is known when the pause is over, not when the key was pressed.
  const saveInTurn = useCallback(() => {
    if (latest.current.isBusy) timer.current = setTimeout(saveInTurn, PAUSE_MS);
    else save();
  }, [save]);
  const noteInput = useCallback(() => {
    forget();
    isUnsaved.current = true;
    if (isStopped) return;
    timer.current = setTimeout(saveInTurn, PAUSE_MS);
  }, [forget, isStopped, saveInTurn]);

  return { ...(standing ?? ({} as Partial<Answer>)), isUnreached: isNotSaved(fetcher.data), noteInput };
}
