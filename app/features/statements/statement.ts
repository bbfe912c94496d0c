import type { LineOutcome } from "#db/vocabulary-statements.ts";

/** The most lines of one statement: all of them are looked through on one page. */
export const MOST_LINES = 500;

/** The most statements of one person that wait to be looked through. */
export const MOST_OPEN = 10;

export const LONGEST_REFERENCE = 200;

/** What the address says of a page that has just noted payments. */
export const NOTED = "noted";

/** The longest reason for setting lines aside. */
export const LONGEST_ASIDE = 500;

/** Whether a line can still be worked on: nothing was noted of it, and nobody has set it aside. */
export const isLeft = ({ outcome }: { outcome: LineOutcome | null }): boolean =>
  outcome === null || outcome === "failed";

/** The field in which the invoice of a line is named. */
export const invoiceField = (line: number) => `invoice_${line}` as const;
