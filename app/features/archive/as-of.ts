/** The moment as of which records are read: who is a member depends on the day. */
export interface AsOf {
  now: Date;
  /** The association's day, `YYYY-MM-DD`. */
  today: string;
}

/** Rows that are read at a time. */
export const ROWS_AT_A_TIME = 200;

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Answers without those that say nothing, so that it does not matter how a column says so. */
export function withoutEmpty(answers: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => !isEmpty(value)));
}
