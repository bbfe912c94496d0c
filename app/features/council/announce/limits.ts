/** So many decisions are announced with one button: a form has a limit of fields. */
export const MOST_AT_ONCE = 100;
