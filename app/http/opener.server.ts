import { json, type AppLoadContext } from "@remix-run/node";
import { OPENED_BY, OPENED_FOR } from "#app/platform/opened-by.ts";
import { noteWaitingForm } from "./said.server.ts";
import { openerOf } from "./session-opener.server.ts";

interface Sender {
  userId: string;
  context: AppLoadContext;
}

const senders = new WeakMap<Request, Sender>();

/** Says who sends this request, before its form is read. */
export function noteSender(request: Request, userId: string, context: AppLoadContext): void {
  senders.set(request, { userId, context });
}

const institutions = new WeakMap<Request, string>();

/** For which institution of the sender's the page was made that a form stood on, once it was read; null where it does not say. */
export const openedForOf = (request: Request): string | null => institutions.get(request) ?? null;

/** Whether the page a form stood on was made for somebody who was signed in. */
export const isOpenedBySomebody = (fields: URLSearchParams): boolean =>
  [...fields.keys()].some((name) => name.startsWith(OPENED_BY));

const marksOf = (fields: URLSearchParams) => [...fields].filter(([name]) => name.startsWith(OPENED_BY));

/** Whether the page a form stood on was made for another person than who sends it. */
export function isOpenedByOther(request: Request, fields: URLSearchParams): boolean {
  const sender = senders.get(request);
  return sender !== undefined && marksOf(fields).some(([, openedBy]) => openedBy !== sender.userId);
}

/** What of a form is handed back to the browser that sent it: all but passwords. */
export const withoutPasswords = (fields: URLSearchParams): [string, string][] =>
  [...fields].filter(([name]) => !/password/i.test(name));

/**
 * The fields of a form without the one that says whose page it stood on. Throws 409 where that was another person's than
 * who sends it now: two accounts took turns in one browser. It hands back what this very request brought, and nothing that
 * was kept of anybody: `again` makes of it the fields with which the form can be sent again, null where it cannot. A form
 * without that field is taken; of nobody who is signed in the field is kept with the others, for when the form is sent
 * again.
 */
export async function checkOpener(
  request: Request,
  fields: URLSearchParams,
  again: (kept: [string, string][]) => [string, string][] | null = (kept) => kept,
): Promise<URLSearchParams> {
  const sender = senders.get(request);
  if (sender === undefined) return fields;
  if (isOpenedByOther(request, fields)) {
    const typed = withoutPasswords(fields);
    const opener = await openerOf(sender.context, typed);
    noteWaitingForm(sender.context);
    throw json({ openedByOther: { opener, typed, again: again(typed) } }, { status: 409 });
  }
  for (const [name] of marksOf(fields)) fields.delete(name);
  const institution = fields.get(OPENED_FOR);
  if (institution) institutions.set(request, institution);
  fields.delete(OPENED_FOR);
  return fields;
}
