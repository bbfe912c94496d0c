import { parseCookie, stringifySetCookie } from "cookie";
import type { Config } from "#app/platform/config.server.ts";

type CookieConfig = Pick<Config, "origin">;

const NAME = "claim";
const WEEK_SECONDS = 7 * 24 * 3600;

/**
 * The Set-Cookie value by which this browser finds back to the link of a letter once there is an account. The link is a
 * secret, so it is in no address that is stored until the account's own address is confirmed.
 */
export const claimCookie = ({ origin }: CookieConfig, secret: string): string =>
  stringifySetCookie({
    ...{ name: NAME, value: secret, path: "/claim", maxAge: WEEK_SECONDS },
    ...{ httpOnly: true, sameSite: "lax", secure: origin.startsWith("https:") },
  });

/** The secret of the link that was opened in this browser; null where none was. */
export function openedClaim(cookieHeader: string | undefined): string | null {
  const secret = parseCookie(cookieHeader ?? "")[NAME];
  return secret && /^[\w-]{1,200}$/.test(secret) ? secret : null;
}
