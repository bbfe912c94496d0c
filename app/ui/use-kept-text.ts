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
/** What somebody else has saved where something else was typed here. */
export interface Theirs {
  name: string;
  label: string;
  text: string;
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

// What people type. Versions and ids of the form are those of the page that was served.
const isTyped = ({ type }: Control) => !/^(hidden|file|password|submit)$/.test(type);

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
 * Writes what was typed over what the page begins with now, and nothing else: what others saved meanwhile stands. Gives
 * what the form begins with from now on, what they put where it was typed, for whoever typed to read, and what has no field:
 * rows that had been added.
 */
function restore(form: HTMLFormElement, { typed, base }: Stored): { base: Kept; theirs: Theirs[]; lost: Kept } | null {
  const now = readTyped(form);
  const names = new Set([...typed, ...base].map(([name]) => name));
  const changed = [...names].filter((name) => !isSameIn(typed, base, name));
  if (changed.every((name) => isSameIn(typed, now, name))) return null;
  const disputed = changed.filter((name) => !isSameIn(base, now, name) && !isSameIn(typed, now, name));
  const theirs = disputed.flatMap((name) => shownIn(form, name) ?? []);
  writeTyped(form, typed, new Set(changed));
  const lost = typed.filter(([name, text]) => text !== "" && changed.includes(name) && isGone(form, name));
  return { base: now, theirs, lost };
}

const isGone = (form: HTMLFormElement, name: string) => controlsOf(form).every((one) => one.name !== name);

/** What a field shows, in its own words; null where it is not on the page. */
function shownIn(form: HTMLFormElement, name: string): Theirs | null {
  const controls = controlsOf(form).filter((one) => one.name === name);
  const [first] = controls;
  if (!first) return null;
  const text = controls.flatMap(wordsOf).join(", ");
  const isBox = first instanceof HTMLInputElement && /^(checkbox|radio)$/.test(first.type);
  const label = (isBox && first.closest("fieldset")?.querySelector("legend")) || first.labels?.[0];
  return { name, label: plainText(label), text };
}

const plainText = (element: Element | null | undefined) => element?.textContent?.trim() ?? "";

function wordsOf(control: Control): string[] {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((option) => option.text);
  const isBox = control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);
  if (isBox) return control.checked ? [plainText(control.labels?.[0])] : [];
  return [control.value];
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
