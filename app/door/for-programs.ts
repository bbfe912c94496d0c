import type { Res } from "./exchange.ts";

/** Whether programs ask here: nobody is signed in for them, and pages of any origin may read what they get. */
export const isForPrograms = (pathname: string) =>
  ["/api/v1/", "/credentials/"].some((start) => pathname.startsWith(start)) || pathname === "/.well-known/jwks.json";

/** Lets scripts of other origins read an answer for programs, without their reader's cookies. */
export function openToOrigins(res: Res): void {
  if (!isForPrograms(res.locals.pathname)) return;
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Expose-Headers", "ETag, Link, Retry-After");
}
