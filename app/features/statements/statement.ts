/** The most lines of one statement: all of them are looked through on one page. */
export const MOST_LINES = 500;

/** The most statements of one person that wait to be looked through. */
export const MOST_OPEN = 10;

export const LONGEST_REFERENCE = 200;

/** The field in which the invoice of a line is named. */
export const invoiceField = (line: number) => `invoice_${line}` as const;
