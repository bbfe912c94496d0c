import { z } from "zod";
import { refuse } from "./refusals.server.ts";

/** A posting with every row and every country of each is the longest form. */
const MOST_FIELDS = 700;
const HIGHEST_INDEX = 100;
const MOST_INDEXES = 2;
const POLLUTING = /(^|[.[\]])(__proto__|prototype|constructor)($|[.[\]])/;
/** Fields by which the form library tells itself what a button did and what it remembers. */
const CONTROL = { intent: "__intent__", state: "__state__" };

const rowChange = z.strictObject({
  type: z.enum(["insert", "remove"]),
  payload: z.strictObject({ name: z.string(), index: z.int().min(0).max(HIGHEST_INDEX).optional() }),
});

/**
 * Refuses (400) what no form of the portal sends, before any library builds a tree of it: too many fields, high indexes,
 * names meant to pollute. The form library's control fields are taken out; only a form that names its `lists` keeps the
 * one by which a row is added to one of them or taken away.
 */
export function checkFields(fields: URLSearchParams, lists: readonly string[] = []): URLSearchParams {
  if (fields.size > MOST_FIELDS) throw refuse(400);
  for (const name of fields.keys()) if (!isPlausibleName(name)) throw refuse(400);
  fields.delete(CONTROL.state);
  if (lists.length === 0) fields.delete(CONTROL.intent);
  const changes = fields.getAll(CONTROL.intent);
  if (changes.length > 1 || !changes.every((change) => isRowChange(change, lists))) throw refuse(400);
  return fields;
}

function isPlausibleName(name: string): boolean {
  if (name.length > 200 || POLLUTING.test(name)) return false;
  const indexes = [...name.matchAll(/\[(\d*)\]/g)].map(([, index]) => Number(index));
  return indexes.length <= MOST_INDEXES && indexes.every((index) => index <= HIGHEST_INDEX);
}

function isRowChange(text: string, lists: readonly string[]): boolean {
  try {
    return lists.includes(rowChange.parse(JSON.parse(text)).payload.name);
  } catch {
    return false;
  }
}
