import { decodeName, PdfName, PdfRef, PdfString, type PdfValue, readObject } from "./pdf-syntax.ts";

/** Names that only what runs, opens, sends or plays something has. */
const ACTIVE = new Set([
  ...["JavaScript", "Launch", "RichMedia", "RichMediaExecute", "Rendition", "ImportData", "SubmitForm"],
  ...["GoToR", "GoToE", "XFA", "OnInstantiate"],
]);
const ATTACHMENTS = new Set(["EmbeddedFile", "EmbeddedFiles", "EF"]);
/** What no document is without: its catalogue names the tree of its pages, and that its branches. */
const PAGES = new Set(["Pages", "Kids"]);
/** Where a document says what is done without a click. */
const BY_ITSELF = new Set(["OpenAction", "AA"]);
const FORBIDDEN_TARGET = /^\s*(file|smb|javascript|vbscript|data|jar|ldap|ms-[a-z-]+):|^\s*(\\\\|\/\/)/i;

const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]{1,127})/g;
const LONGEST_VALUE = 4096;
const MOST_LOOKED_INTO = 20_000;

/** What the names of a PDF tell. */
export interface Told {
  isActive: boolean;
  hasAttachment: boolean;
  isLocked: boolean;
  /** Which names of a tree of pages were found. */
  ofPages: Set<string>;
  /** How many values were looked into. */
  lookedInto: number;
  /** Objects that say what is done without a click. */
  startsByItself: Set<number>;
}

export const nothingTold = (): Told => ({
  isActive: false,
  hasAttachment: false,
  isLocked: false,
  ofPages: new Set(),
  lookedInto: 0,
  startsByItself: new Set(),
});

/** Whether more was to be looked into than any honest document has. */
export const isTooMuch = ({ lookedInto }: Told) => lookedInto > MOST_LOOKED_INTO;

export const hasPages = ({ ofPages }: Told) => ofPages.size === PAGES.size;

/** Reads every name of a text, wherever it stands, in one pass; adds what they tell to `told`. */
export function readNames(text: string, told: Told): void {
  for (const { 0: written, 1: raw = "", index } of text.matchAll(NAME)) {
    const name = decodeName(raw);
    if (ACTIVE.has(name)) told.isActive = true;
    else if (ATTACHMENTS.has(name)) told.hasAttachment = true;
    else if (name === "Encrypt") told.isLocked = true;
    else if (PAGES.has(name)) told.ofPages.add(name);
    else if ((name === "URI" || BY_ITSELF.has(name)) && !isTooMuch(told)) {
      told.lookedInto += 1;
      const value = valueAt(text, index + written.length);
      if (name !== "URI") followAction(value, told);
      else if (value instanceof PdfString && isForbidden(value.bytes)) told.isActive = true;
    }
  }
}

// In UTF-16 every other character is a zero.
const isForbidden = (bytes: string) => FORBIDDEN_TARGET.test(bytes.replace(/^\xfe\xff|^\xff\xfe|\0/g, ""));

/** The object written at a place of a text, or undefined when there is none. */
export function valueAt(text: string, at: number, end = at + LONGEST_VALUE): PdfValue | undefined {
  try {
    return readObject(text, at, Math.min(text.length, end)).value;
  } catch {
    return undefined;
  }
}

/** An action that is done without a click must not open an address; what it refers to is noted. */
export function followAction(action: PdfValue | undefined, told: Told): void {
  if (action instanceof PdfRef) told.startsByItself.add(action.number);
  if (Array.isArray(action)) for (const one of action) followAction(one, told);
  if (!(action instanceof Map)) return;
  const kind = action.get("S");
  if (kind instanceof PdfName && kind.name === "URI") told.isActive = true;
  for (const one of action.values()) followAction(one, told);
}
