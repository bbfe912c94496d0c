import { json } from "@remix-run/node";
import { OPENED_BY, OPENED_FOR } from "#app/platform/opened-by.ts";

const senders = new WeakMap<Request, string>();

/** Says who sends this request, before its form is read. */
export function noteSender(request: Request, userId: string): void {
  senders.set(request, userId);
}

const institutions = new WeakMap<Request, string>();

/** For which institution of the sender's the page was made that a form stood on, once it was read; null where it does not say. */
export const openedForOf = (request: Request): string | null => institutions.get(request) ?? null;

/**
 * The fields of a form without the one that says whose page it stood on. Throws 409 where that was another person's than
 * who sends it now: two accounts took turns in one browser. A form without that field is taken; of nobody who is signed in
 * the field is kept with the others, for when the form is sent again.
 */
export function checkOpener(request: Request, fields: URLSearchParams): URLSearchParams {
  const sender = senders.get(request);
  if (sender === undefined) return fields;
  for (const [name, openedBy] of [...fields].filter(([one]) => one.startsWith(OPENED_BY))) {
    if (openedBy !== sender) throw json({ openedByOther: true }, { status: 409 });
    fields.delete(name);
  }
  const institution = fields.get(OPENED_FOR);
  if (institution) institutions.set(request, institution);
  fields.delete(OPENED_FOR);
  return fields;
}
