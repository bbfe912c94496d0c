import type { AppLoadContext } from "@remix-run/node";
import { parseCookie, stringifySetCookie } from "cookie";
import { HOUR_MS } from "#app/platform/clock.ts";
import { sha256 } from "#app/platform/tokens.server.ts";

const MOST_SAID = 5;
/** So long a form waits in another tab for whoever signs in again. */
const FORM_WAITS_MS = 2 * HOUR_MS;
const NOTE = /^(\d{1,15})-([0-9a-f]{16})-([0-9a-f]{16})$/;

/** What a page may say in this browser. It grants nothing: with an invented one a browser tells its own reader a sentence. */
interface Note {
  until: number;
  /** Of the page and its code. */
  key: string;
  /** Of all that the address asked for. */
  search: string;
}

type Asking = Pick<AppLoadContext, "config" | "cookieHeader" | "clock">;

const isSecure = ({ config }: Pick<Asking, "config">) => config.origin.startsWith("https:");
const cookieName = (context: Asking) => (isSecure(context) ? "__Host-said" : "said");
const digest = (text: string) => sha256(text).slice(0, 16);

function notesIn(context: Asking): Note[] {
  const now = context.clock.now().getTime();
  const value = parseCookie(context.cookieHeader ?? "")[cookieName(context)] ?? "";
  return value.split(".").flatMap((one) => {
    const [, until, key = "", search = ""] = NOTE.exec(one) ?? [];
    return until && Number(until) >= now ? [{ until: Number(until), key, search }] : [];
  });
}

/** What a page says of an act, as a name of one note: `kind` is that of the notice and `code` its sentence. */
export const keyOf = (pathname: string, kind: string, code: string) => `${pathname} ${kind} ${code}`;

interface Saying {
  keys: readonly string[];
  search: string;
  forMs: number;
}

/** The Set-Cookie value by which this browser's next pages may say something for a while. */
export function keepSaid(context: Asking, { keys, search, forMs }: Saying): string {
  const now = context.clock.now().getTime();
  const told = keys.map((key) => ({ until: now + forMs, key: digest(key), search: digest(search) }));
  const earlier = notesIn(context).filter(({ key }) => told.every((one) => one.key !== key));
  const notes = [...told, ...earlier].slice(0, MOST_SAID);
  return stringifySetCookie({
    name: cookieName(context),
    value: notes.map((note) => `${note.until}-${note.key}-${note.search}`).join("."),
    path: "/",
    maxAge: Math.ceil((Math.max(...notes.map(({ until }) => until)) - now) / 1000),
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(context),
  });
}

/** Whether this browser was told so on that page of late, and whether by an address that asked for the same. */
export function findSaid(context: Asking, key: string, search: string): { isSaid: boolean; isWhole: boolean } {
  const found = notesIn(context).filter((note) => note.key === digest(key));
  return { isSaid: found.length > 0, isWhole: found.some((note) => note.search === digest(search)) };
}

/** That a form waits in another tab until somebody has signed in; of a file alone, that the file is missing. */
export function noteWaitingForm(context: AppLoadContext, { isFile = false } = {}): void {
  const keys = [keyOf("/inbox", "done", isFile ? "file_missing" : "form_waits")];
  context.setCookies.push(keepSaid(context, { keys, search: "", forMs: FORM_WAITS_MS }));
}
