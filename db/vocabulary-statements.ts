/** Statements of a bank from which payments of dues are noted. Labels: `statements.json`. */

export const STATEMENT_STATES = ["columns", "preview", "written"] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/** What a column of a statement can be. A bank writes one amount with a sign, or what came in apart from what went out. */
export const STATEMENT_FIELDS = [
  "date",
  "amount",
  "credit",
  "debit",
  "currency",
  "payer",
  "purpose",
  "reference",
] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/**
 * What a line is found to be: `matched` to an invoice by its number, `proposed` for one and waiting for a tick, `unmatched`;
 * `noted` already; a `debit`; or an `error` that cannot be read.
 */
export const LINE_RESULTS = ["matched", "proposed", "unmatched", "noted", "debit", "error"] as const;
export type LineResult = (typeof LINE_RESULTS)[number];

/** What became of a line: it was noted, could not be noted and waits, or somebody has said that nothing is to be noted of it. */
export const LINE_OUTCOMES = ["written", "failed", "set_aside"] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];
