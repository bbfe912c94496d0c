import { redirect, redirectDocument } from "@remix-run/node";
import { arrivingAt } from "./arrivals.server.ts";

const BASE = "http://internal.invalid";
/** Nobody signs in to be signed out. */
const LEADS_OUT = /^\/logout(\/|$)/i;

function plain(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/**
 * A path of this portal, or the fallback. Only a plain absolute path survives: no scheme, host, backslash, control
 * character, `//`, or anything that becomes one when decoded.
 */
export function safePath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || wanted.length > 2000) return fallback;
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\")) return fallback;
  if (/%(?:25|2f|5c|0[0-9a-f]|1[0-9a-f])/i.test(wanted)) return fallback;
  const url = URL.canParse(wanted, BASE) ? new URL(wanted, BASE) : null;
  if (!url || url.origin !== BASE || url.pathname.startsWith("//")) return fallback;
  if (LEADS_OUT.test(plain(url.pathname))) return fallback;
  return url.pathname + url.search + url.hash;
}

/** Redirects to a path of this portal and nowhere else. */
export function safeRedirect(wanted: unknown, fallback: string): Response {
  return redirect(safePath(wanted, fallback));
}

function arrival(path: string, code: string, kind: "done" | "refused" = "done"): string {
  const [before = "/", hash] = path.split("#");
  const joined = `${before}${before.includes("?") ? "&" : "?"}${kind}=${encodeURIComponent(code)}`;
  return hash ? `${joined}#${hash}` : joined;
}

/** Redirects after a successful action; `done` names the sentence (`done.<code>` of a catalogue) shown on arrival. */
export function redirectDone(path: string, done: string): Response {
  return redirectArriving(arrival(path, done));
}

/** Leads away from where nothing could be done; `why` names the sentence (`refused.<code>` of a catalogue) shown there. */
export function redirectRefused(path: string, why: string): Response {
  return redirectArriving(arrival(path, why, "refused"));
}

/** The same to an address of this portal that names its sentence itself. */
export function redirectArriving(address: string, { isAnew = false } = {}): Response {
  return (isAnew ? redirectDocument : redirect)(address, { headers: arrivingAt(address) });
}

/** The same where the page is to be loaded anew: the language may be another from here on. */
export function redirectDoneAnew(path: string, done: string): Response {
  return redirectArriving(arrival(path, done), { isAnew: true });
}
