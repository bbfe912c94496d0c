/** Marks what is kept in this tab: the next person at the computer must not find it. */
export const PREFIX = "kept ";

export type Kept = readonly (readonly [name: string, value: string])[];
/** What was typed, and what the page had begun with. */
export interface Stored {
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

export function readStored(key: string): Stored | null {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as Stored | null;
  return stored && "typed" in stored ? stored : null;
}

const plain = (text: string) => text.replaceAll("\r\n", "\n");
export const valuesIn = (fields: Kept, name: string) =>
  fields.filter(([one]) => one === name).map(([, value]) => plain(value));
export const isSameIn = (one: Kept, other: Kept, name: string) =>
  valuesIn(one, name).join("\n\n") === valuesIn(other, name).join("\n\n");

// What people type. Versions and ids of the form are those of the page that was served.
const isTyped = ({ type }: Control) => !/^(hidden|file|password|submit)$/.test(type);

function controlsOf(form: HTMLFormElement): Control[] {
  const all = [...form.elements].filter((one) => one.matches("input, select, textarea")) as Control[];
  return all.filter((control) => control.name !== "" && isTyped(control));
}

export function readTyped(form: HTMLFormElement): Kept {
  const names = new Set(controlsOf(form).map(({ name }) => name));
  return [...new FormData(form)].filter(
    (entry): entry is [string, string] => names.has(entry[0]) && typeof entry[1] === "string",
  );
}

const LINES = /^(text|email|url|tel|search|number|textarea)$/;

/** What the page began with, also where somebody typed before the scripts came. A calendar reads its day anew. */
export function readBase(form: HTMLFormElement): Kept {
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
export function restore(
  form: HTMLFormElement,
  { typed, base }: Stored,
): { base: Kept; theirs: Theirs[]; lost: Kept } | null {
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

export const isGone = (form: HTMLFormElement, name: string) => controlsOf(form).every((one) => one.name !== name);

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
