import { useLocation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { hasLastSendFailed } from "./answers-on-the-way.ts";
import {
  isGone,
  isSameIn,
  type Kept,
  PREFIX,
  readBase,
  readStored,
  readTyped,
  restore,
  type Stored,
  type Theirs,
  valuesIn,
} from "./kept-fields.ts";
import { useRootData } from "./root-data.ts";

const PAUSE_MS = 300;

/** The forms of this page, and whether something was typed into each that is not sent. */
const forms = new Set<{ isUnsent: () => boolean }>();
let isSignedOut = false;

/** Whether something was typed on this page and not sent. */
export const hasUnsentText = () => [...forms].some(({ isUnsent }) => isUnsent());

/** Forgets what is kept in this tab, and keeps nothing more of this page: the next person at the computer must not find it. */
export function forgetKeptText(): void {
  isSignedOut = true;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/** What was typed has gone to the server once more, from the page of a session that had ended. */
export function forgetSentText(path: string, sent: Kept): void {
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(`${PREFIX}${path} `))) {
    const typed = readStored(key)?.typed ?? [];
    const isSent = typed.every(([name, value]) => value === "" || valuesIn(sent, name).includes(value));
    if (isSent) sessionStorage.removeItem(key);
  }
}

/**
 * Keeps in this tab what is typed into a form with a text of several lines, until it is sent: whoever follows a link and
 * comes back finds it again, and whoever closes the tab is asked first. `isOff` for forms that the server saves itself.
 */
export function useKeptText(formId: string, isOff: boolean) {
  const ownerId = useRootData()?.viewer?.id ?? "";
  const unowned = `${PREFIX}${useLocation().pathname} ${formId}`;
  const key = `${unowned} ${ownerId}`.trim();
  const [restored, setRestored] = useState<{ theirs: readonly Theirs[]; lost: Kept } | null>(null);
  const isUnsent = useRef(false);
  const isOnItsWay = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    isUnsent.current = false;
    sessionStorage.removeItem(key);
    setRestored(null);
  }, [key]);

  useEffect(() => {
    const form = document.getElementById(formId);
    if (isOff || !(form instanceof HTMLFormElement) || !form.querySelector("textarea")) return;
    // What a stranger typed is found again after signing in, what somebody else did is not.
    const stored = readStored(key) ?? readStored(unowned);
    if (key !== unowned) sessionStorage.removeItem(unowned);
    const back = stored && restore(form, stored);
    if (back) {
      isUnsent.current = true;
      setRestored({ theirs: back.theirs, lost: back.lost });
    } else sessionStorage.removeItem(key);
    const base = back?.base ?? readBase(form);
    const keep = () => {
      if (isSignedOut) return;
      const lost = (back?.lost ?? []).filter(([name]) => isGone(form, name));
      sessionStorage.setItem(key, JSON.stringify({ typed: [...readTyped(form), ...lost], base } satisfies Stored));
    };
    const note = () => {
      isUnsent.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE_MS);
    };
    if (back) keep();
    const own = { isUnsent: () => isUnsent.current && !isOnItsWay.current && !isSignedOut };
    forms.add(own);
    const ask = (event: BeforeUnloadEvent) => own.isUnsent() && event.preventDefault();
    if (!back && readTyped(form).some(([name]) => !isSameIn(readTyped(form), base, name))) note();
    const leave = () => own.isUnsent() && keep();
    form.addEventListener("input", note);
    window.addEventListener("pagehide", leave);
    window.addEventListener("beforeunload", ask);
    return () => {
      clearTimeout(timer.current);
      forms.delete(own);
      form.removeEventListener("input", note);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("beforeunload", ask);
      // Where the answer brought another form in its place, that one holds what is left to be sent.
      const isReplaced = document.getElementById(formId) !== null;
      if (isOnItsWay.current && (isReplaced || !hasLastSendFailed())) sessionStorage.removeItem(key);
      else if (isUnsent.current) keep();
    };
  }, [formId, isOff, key, unowned]);

  return {
    restored,
    forget,
    /** The form leaves for the server; what comes of it says `noteAnswer`, or the next page. */
    noteSending: () => {
      isOnItsWay.current = true;
    },
    noteAnswer: (isAccepted: boolean) => {
      isOnItsWay.current = false;
      if (isAccepted) forget();
    },
  };
}
