import { isSameIn, type Kept, PREFIX, readStored, readTyped, restore, type Stored } from "./kept-fields.ts";

/** What was typed a moment before its page went, before a save by itself was answered. */
interface Passing extends Stored {
  /** What was on its way to the portal. */
  sent: Kept;
  /** What the form said of when it was opened. */
  opened: Opened;
  at: number;
  /** It was not taken; until it is, it waits for its page to be opened again. */
  isTurnedAway?: boolean;
}

/** A page that is loaded again is there by then; what is older has been saved or decided upon. */
const LONGEST_MS = 60_000;
const LONGEST_TURNED_AWAY_MS = 12 * 60 * 60_000;

export const passingKey = (formId: string, ownerId: string) =>
  `${PREFIX}${location.pathname}${location.search} ${formId} in passing ${ownerId}`.trim();

const moment = () => performance.timeOrigin + performance.now();

const OPENED = ["version", "seen"];

/** The version of what a form was opened on, and the marks of what it showed of it; by the names of its fields. */
export type Opened = Readonly<Record<string, string>>;

function openedAt(form: HTMLFormElement): Opened {
  const fields = new FormData(form);
  return Object.fromEntries(OPENED.flatMap((name) => (fields.has(name) ? [[name, String(fields.get(name))]] : [])));
}

/** Keeps in this tab what a form holds while its page goes; `base` is what the portal held when it answered last. */
export function keepInPassing(
  form: HTMLFormElement,
  key: string,
  { base, sent, isTurnedAway }: Pick<Passing, "base" | "sent" | "isTurnedAway">,
): void {
  const passing: Passing = { typed: readTyped(form), base, sent, opened: openedAt(form), at: moment(), isTurnedAway };
  try {
    sessionStorage.setItem(key, JSON.stringify(passing));
  } catch {
    // There is no room; then the save in passing is all there is.
  }
}

/**
 * Writes it over what the page begins with, once. The page may have been read before the save in passing: that one is no
 * other person's. Gives null when there is nothing to save, else what to say of the opening where somebody else wrote meanwhile.
 */
export function takeBack(form: HTMLFormElement, key: string): { opened: Opened } | null {
  const passing = readStored(key) as Passing | null;
  sessionStorage.removeItem(key);
  if (!passing || moment() - passing.at > (passing.isTurnedAway ? LONGEST_TURNED_AWAY_MS : LONGEST_MS)) return null;
  const back = restore(form, passing);
  if (!back) return null;
  const isTheirs = back.theirs.some(({ name }) => !isSameIn(back.base, passing.sent, name));
  return { opened: isTheirs ? passing.opened : {} };
}
