import { useLocation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { hasLastSendFailed } from "./answers-on-the-way.ts";
import { useRootData } from "./root-data.ts";

const PREFIX = "kept ";
const PAUSE_MS = 300;

type Kept = readonly (readonly [name: string, value: string])[];
/** What was typed, and what the page had begun with. */
interface Stored {
  typed: Kept;
  base: Kept;
}
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

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

function readStored(key: string): Stored | null {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as Stored | null;
  return stored && "typed" in stored ? stored : null;
}

const plain = (text: string) => text.replaceAll("\r\n", "\n");
const valuesIn = (fields: Kept, name: string) =>
  fields.filter(([one]) => one === name).map(([, value]) => plain(value));
const isSameIn = (one: Kept, other: Kept, name: string) =>
  valuesIn(one, name).join("\n\n") === valuesIn(other, name).join("\n\n");

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

const LINES = /^(text|email|url|tel|search|number|textarea)$/;

/** What the page began with, also where somebody typed before the scripts came. A calendar reads its day anew. */
function readBase(form: HTMLFormElement): Kept {
  const lines = new Map(
    controlsOf(form).flatMap((one) =>
      LINES.test(one.type) && !(one instanceof HTMLSelectElement) ? [[one.name, one.defaultValue] as const] : [],
    ),
  );
  return readTyped(form).map(([name, value]) => [name, lines.get(name) ?? value]);
}

/**
 * Writes what was typed over what the page begins with now, and nothing else: what others saved meanwhile stands. Where
 * they changed the same, the version stays the old one, and the server asks. Gives what the form begins with from now on.
 */
function restore(form: HTMLFormElement, { typed, base }: Stored): Kept | null {
  const now = readTyped(form);
  const names = new Set([...typed, ...base].map(([name]) => name).filter((name) => name !== "version"));
  const changed = [...names].filter((name) => !isSameIn(typed, base, name));
  if (changed.every((name) => isSameIn(typed, now, name))) return null;
  const isDisputed = changed.some((name) => !isSameIn(base, now, name));
  writeTyped(form, typed, new Set(isDisputed ? [...changed, "version"] : changed));
  return isDisputed ? base : now;
}

function writeTyped(form: HTMLFormElement, typed: Kept, names: ReadonlySet<string>): void {
  for (const control of controlsOf(form).filter(({ name }) => names.has(name))) {
    const values = typed.filter(([one]) => one === control.name).map(([, value]) => value);
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
  const ownerId = useRootData()?.viewer?.id ?? "";
  const unowned = `${PREFIX}${useLocation().pathname} ${formId}`;
  const key = `${unowned} ${ownerId}`.trim();
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
    // What a stranger typed is found again after signing in, what somebody else did is not.
    const stored = readStored(key) ?? readStored(unowned);
    if (key !== unowned) sessionStorage.removeItem(unowned);
    const restored = stored && restore(form, stored);
    if (restored) {
      isUnsent.current = true;
      setRestored(true);
    } else sessionStorage.removeItem(key);
    const base = restored ?? readBase(form);
    const keep = () => {
      if (!isSignedOut) sessionStorage.setItem(key, JSON.stringify({ typed: readTyped(form), base } satisfies Stored));
    };
    const note = () => {
      isUnsent.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE_MS);
    };
    if (restored) keep();
    const own = { isUnsent: () => isUnsent.current && !isOnItsWay.current && !isSignedOut };
    forms.add(own);
    const ask = (event: BeforeUnloadEvent) => own.isUnsent() && event.preventDefault();
    if (!restored && readTyped(form).some(([name]) => !isSameIn(readTyped(form), base, name))) note();
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
