import type { Req, Res } from "./exchange.ts";

/** Whether programs ask here: nobody is signed in for them, whatever cookie they send, and pages of any origin may read what they get. */
export const isForPrograms = (pathname: string) =>
  ["/api/v1/", "/credentials/"].some((start) => pathname.startsWith(start)) || pathname === "/.well-known/jwks.json";

const FEEDS = ["/directory/feed.atom", "/projects/feed.atom", "/projects/calendar.ics"];

/** Whether pages of any origin may read what is answered here: it is the same for everybody who shows the same token, or none. */
const isOpen = (pathname: string) =>
  isForPrograms(pathname) || FEEDS.includes(pathname) || pathname.startsWith("/directory/export/");

/** Lets scripts of other origins read what is open, without their reader's cookies. */
export function openToOrigins(res: Res): void {
  if (!isOpen(res.locals.pathname)) return;
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Expose-Headers", "ETag, Link, Retry-After, WWW-Authenticate");
}

const A_DAY = 86_400;

/** Whether a browser asks, before a script of another origin does, if it may read what is open. */
export const isPreflight = ({ method, headers }: Req, { locals }: Res) =>
  method === "OPTIONS" &&
  headers.origin !== undefined &&
  headers["access-control-request-method"] !== undefined &&
  isOpen(locals.pathname);

export function answerPreflight(res: Res): void {
  res.statusCode = 204;
  res.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
  const { pathname } = res.locals;
  const byToken = pathname.startsWith("/api/v1/") ? "Authorization, " : "";
  res.setHeader("Access-Control-Allow-Headers", `${byToken}If-None-Match`);
  res.setHeader("Access-Control-Max-Age", A_DAY);
  res.end();
}
