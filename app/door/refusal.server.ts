import { LARGEST_LOGO } from "#app/features/members/institution/lengths.ts";
import type { Config } from "#app/platform/config.server.ts";
import { METHODS } from "./answer-error.server.ts";
import type { Req, Res } from "./exchange.ts";
import { isPreflight } from "./for-programs.ts";

const LARGEST_FORM_BYTES = 256 * 1024;
/** A letter outside Latin travels as nine characters, so that the longest forms, full, are longer than any other needs to be. */
const LARGEST_LONG_FORM_BYTES = 1024 * 1024;
const LONG_FORM =
  /^\/(review\/[^/]+\/work|projects\/(new|[^/]+\/edit)|applications\/[^/]+\/[^/]+|institution\/edit|admin\/texts\/[^/]+)$/;
/** A file over its limit is read to its end, and dropped, so that its form can say so and keep what was typed. */
const LARGEST_UPLOAD_BYTES = 100 * 1024 * 1024;
const LONGEST_TARGET = 4096;
const MEGABYTE = 1024 * 1024;
const LOGO = /\/logo$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;
const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const HEALTH = /^\/health\/(live|ready)$/;
export const isHealthPath = (pathname: string) => HEALTH.test(pathname);
export const ACCEPTS_UPLOADS =
  /\/(documents|logo|cover|files|messages|correspondence|appeal|formalities|evidence|authorization)$|^\/institution\/withdrawal$|^\/admin\/imports$|^\/dues\/statements$|^\/(confirm|commitment|projects\/conversations)\/[^/]+$|^\/projects\/[^/]+\/commitment$/;
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const SENT_ONCE = new Set([
  "host",
  "origin",
  "content-type",
  "content-length",
  "transfer-encoding",
  "expect",
  "sec-fetch-site",
]);

type Refusal = number | null;

/** The status that refuses a request no browser would send, or null: the rules come before anything else looks at it. */
export function refusalOf(req: Req, res: Res, config: Config): Refusal {
  if (![...METHODS, "OPTIONS"].includes(req.method)) return 405;
  const status = refuseTarget(req, res, config);
  if (req.method === "OPTIONS" && (status || !isPreflight(req, res))) return 405;
  if (status) return status;
  if (hasRepeatedHeader(req)) return 400;
  if (req.headers.expect !== undefined && req.headers.expect.toLowerCase() !== "100-continue") return 417;
  return refuseBody(req, res, config);
}

// Reads host and path, also of an absolute target, onto the request.
function refuseTarget(req: Req, res: Res, config: Config): Refusal {
  const [, absoluteHost, target = ""] = /^(?:https?:\/\/([^/?#]*))?([^]*)$/i.exec(req.url) ?? [];
  res.locals.pathname = (target.split("?")[0] ?? "").slice(0, 300);
  const host = (absoluteHost ?? req.headers.host ?? "").toLowerCase();
  const origin = ownOrigin(host, config) ?? (isHealthCheck(req, res) ? config.origin : null);
  if (!origin) {
    res.locals.foreignHost = host.replace(/[^\x21-\x7e]/g, "?").slice(0, 100);
    return 421;
  }
  if (target.length > LONGEST_TARGET) return 414;
  if (!isPlausibleTarget(target || "/")) return 400;
  req.url = target || "/";
  req.headers.host = host;
  res.locals.origin = origin;
  res.locals.pathname = req.url.split("?")[0] ?? "/";
  return null;
}

function ownOrigin(host: string, config: Config): string | null {
  if (host === new URL(config.origin).host) return config.origin;
  return config.allowLoopbackHosts && LOOPBACK.test(host) ? `http://${host}` : null;
}

// A container, a balancer or a proxy on this machine asks by whatever name it knows.
function isHealthCheck(req: Req, res: Res): boolean {
  return isHealthPath(res.locals.pathname) && LOOPBACK_ADDRESS.test(req.socket.remoteAddress ?? "");
}

function isPlausibleTarget(target: string): boolean {
  if (!/^\/[\x21-\x7e]*$/.test(target) || /[\\#]|%00/.test(target)) return false;
  try {
    const pathname = decodeURIComponent(target.split("?")[0] ?? "");
    return !/[\p{Cc}\\]/u.test(pathname) && !/^\/\/|\/\.{1,2}(\/|$)/.test(pathname);
  } catch {
    return false;
  }
}

function hasRepeatedHeader(req: Req): boolean {
  const names = req.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const once = names.filter((name) => SENT_ONCE.has(name));
  return new Set(once).size < once.length;
}

function refuseBody(req: Req, res: Res, config: Config): Refusal {
  const { "content-type": type = "", "content-length": length = "", "transfer-encoding": coding } = req.headers;
  if (req.method !== "POST") return coding || Number(length) > 0 ? 400 : null;
  if (!isOwn(req, res) && !isOneClick(req, res)) return 403;
  if (!FORM.test(type)) return 415;
  if (coding !== undefined || !/^\d+$/.test(length)) return 411;
  return refuseLength(Number(length), /^multipart/i.test(type), res, config);
}

function refuseLength(length: number, isMultipart: boolean, res: Res, config: Config): Refusal {
  const isUpload = isMultipart && ACCEPTS_UPLOADS.test(res.locals.pathname);
  const mostOfForm = LONG_FORM.test(res.locals.pathname) ? LARGEST_LONG_FORM_BYTES : LARGEST_FORM_BYTES;
  if (length <= (isUpload ? mostOfUpload(config) : mostOfForm)) return null;
  const file = LOGO.test(res.locals.pathname) ? LARGEST_LOGO : config.uploadLimitBytes;
  res.locals.tooLarge = isUpload
    ? { what: "file", most: file / MEGABYTE }
    : { what: "form", most: mostOfForm / MEGABYTE };
  return 413;
}

// Browsers without Origin on forms of their own site still say where the request began.
function isOwn(req: Req, res: Res): boolean {
  const { origin, "sec-fetch-site": site } = req.headers;
  return origin === undefined ? site === "same-origin" : origin === res.locals.origin;
}

// A mail program ends letters by the link in their header (RFC 8058). It is no browser: the signed address is all it has.
const ENDS_LETTERS = /^\/end-letters\/[^/]+$/;
const isOneClick = (req: Req, res: Res): boolean =>
  ENDS_LETTERS.test(res.locals.pathname) && req.headers.origin === undefined && req.headers.cookie === undefined;

const mostOfUpload = (config: Config) => Math.max(LARGEST_UPLOAD_BYTES, 2 * config.uploadLimitBytes);
