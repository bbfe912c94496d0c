/** Values as a browser sends them: text, lists and groups of it; nothing for a box that is not ticked. */
export type TypedValue = string | undefined | TypedValue[] | { [name: string]: TypedValue };

/**
 * Stored answers as a form would have sent them (numbers as digits, a tick as "on"). Whatever fills the fields of a form
 * anew must have this shape: the fields show text only, and what they do not show is gone with the next save.
 */
export function asTyped(value: unknown): TypedValue {
  if (value === true) return "on";
  if (value === undefined || value === null || value === false) return undefined;
  if (Array.isArray(value)) return value.map(asTyped);
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asTyped(one)]));
  }
  return typeof value === "string" ? value : String(value as number);
}
