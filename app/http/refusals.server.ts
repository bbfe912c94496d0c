import { json } from "@remix-run/node";
import type { AccessEnded, MovedOn } from "#app/platform/refusal.ts";
import type { Role } from "#db/vocabulary.ts";

/** Refusals a route throws. Only responses without user data are thrown: what is thrown is serialised into the page. */

type RefusalStatus = 400 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 429 | 503;

/** A response to throw; the error page of its status is shown. */
export function refuse(status: RefusalStatus, headers?: Record<string, string>): Response {
  return new Response(null, { status, headers });
}

/** Missing, or not visible to this person: the two must not be told apart. */
export function notFound(): Response {
  return refuse(404);
}

/** Missing for somebody who acted for its institution until a day: says so, and nothing of what the page would show. */
export function accessEnded(ended: AccessEnded): Response {
  return json({ accessEnded: ended }, { status: 404 });
}

/** Visible, but not theirs to do. */
export function forbidden(): Response {
  return refuse(403);
}

/** A page for those who hold one of these roles: it says which, so that nobody asks in vain. */
export function ofRoles(roles: readonly Role[]): Response {
  return json({ ofRoles: roles }, { status: 403 });
}

/** Changed meanwhile, so that this page can no longer do what it offers: says how things stand, and hands back what was typed. */
export function movedOn(answer: MovedOn, status: 404 | 409 = 409): Response {
  return json({ movedOn: answer }, { status });
}

/** Too often; `seconds` is when to come back. */
export function tooMany(seconds: number): Response {
  return json({ retryAfterSeconds: seconds }, { status: 429, headers: { "Retry-After": String(seconds) } });
}

/** Throws 403 unless a policy allowed it. */
export function authorize(isAllowed: boolean): void {
  if (!isAllowed) throw forbidden();
}
