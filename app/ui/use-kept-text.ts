import { useLocation } from "@remix-run/react";
import { hasLastSendFailed } from "./answers-on-the-way.ts";
import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "kept ";
const PAUSE_MS = 300;

type Kept = [name: string, value: string][];
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Forgets what is kept in this tab: the next person at the computer must not find it. */
export function forgetKeptText(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

// What people type, and the version of the thing they saw when they typed it.
const isTyped = ({ name, type }: Control) => name === "version" || !/^(hidden|file|password|submit)$/.test(type);

function controlsOf(form: HTMLFormElement): Control[] {
  const all = [...form.elements].filter((one) => one.matches("input, select, textarea")) as Control[];
  return all.filter((control) => control.name !== "" && isTyped(control));
}

function readTyped(form: HTMLFormElement): Kept {
  const names = new Set(controlsOf(form).map(({ name }) => name));
  return [...new FormData(form)].filter(
    (entry): entry is [string, string] => names.has(entry[0]) && typeof entry[1] === "string",
  );
}

function writeTyped(form: HTMLFormElement, kept: Kept): void {
  const valuesOf = (name: string) => kept.filter(([one]) => one === name).map(([, value]) => value);
  for (const control of controlsOf(form)) {
    const values = valuesOf(control.name);
    if (control instanceof HTMLSelectElement && control.multiple) {
      for (const option of control.options) option.selected = values.includes(option.value);
    } else if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
      control.checked = values.includes(control.value);
    } else if (values[0] !== undefined) {
      control.value = values[0];
    }
  }
}

/**
 * Keeps in this tab what is typed into a form with a text of several lines, until it is sent: whoever follows a link and
 * comes back finds it again, and whoever closes the tab is asked first. `isOff` for forms that the server saves itself.
 */
export function useKeptText(formId: string, isOff: boolean) {
  const key = `${PREFIX}${useLocation().pathname} ${formId}`;
  const [isRestored, setRestored] = useState(false);
  const isUnsent = useRef(false);
  const isOnItsWay = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    isUnsent.current = false;
    sessionStorage.removeItem(key);
    setRestored(false);
  }, [key]);

  useEffect(() => {
    const form = document.getElementById(formId);
    if (isOff || !(form instanceof HTMLFormElement) || !form.querySelector("textarea")) return;
    const kept = sessionStorage.getItem(key);
    if (kept !== null) {
      writeTyped(form, JSON.parse(kept) as Kept);
      isUnsent.current = true;
      setRestored(true);
    }
    const keep = () => sessionStorage.setItem(key, JSON.stringify(readTyped(form)));
    const note = () => {
      isUnsent.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE_MS);
    };
    const ask = (event: BeforeUnloadEvent) => isUnsent.current && !isOnItsWay.current && event.preventDefault();
    form.addEventListener("input", note);
    window.addEventListener("beforeunload", ask);
    return () => {
      clearTimeout(timer.current);
      form.removeEventListener("input", note);
      window.removeEventListener("beforeunload", ask);
      if (isOnItsWay.current && !hasLastSendFailed()) sessionStorage.removeItem(key);
      else if (isUnsent.current) keep();
    };
  }, [formId, isOff, key]);

  return {
    isRestored,
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
