import { TAKEN_KINDS, type TakenKind } from "#db/vocabulary-results.ts";

/** So much can be taken from the board into a year, each in so many characters. */
export const MOST_TAKEN = 60;
export const LONGEST_TAKEN = 500;

interface Source {
  kind: TakenKind;
  /** The project or the result; empty of what comes from all of them. */
  of: string;
}

/** Where a line comes from, as its form names it: `project:…`. */
export const sourceOf = ({ kind, of }: Source): string => `${kind}:${of}`;

export function readSource(source: string): Source | null {
  const [asked, of = ""] = source.split(":");
  const kind = TAKEN_KINDS.find((one) => one === asked);
  return kind ? { kind, of } : null;
}
