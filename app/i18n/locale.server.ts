import { parseCookie, stringifySetCookie } from "cookie";
import type { Locale } from "#db/locales.ts";
import { LOCALES } from "#db/locales.ts";
import { DEFAULT_LOCALE, isLocale } from "./locale.ts";

const COOKIE = "lng";
const YEAR_SECONDS = 365 * 24 * 3600;

/** The Set-Cookie value that remembers a language; also written at sign-in, from the account. */
export function localeCookie(locale: Locale, isSecure: boolean): string {
  return stringifySetCookie({
    name: COOKIE,
    value: locale,
    path: "/",
    maxAge: YEAR_SECONDS,
    sameSite: "lax",
    secure: isSecure,
  });
}

interface Preference {
  locale: Locale;
  /** Chosen on this request by `?lng=`, so that it should be remembered. */
  isChosenNow: boolean;
}

/** The language of a request: `?lng=`, then the cookie, then what the browser asks for, then English. */
export function detectLocale(
  url: URL,
  cookieHeader: string | undefined,
  acceptLanguage: string | undefined,
): Preference {
  const chosen = url.searchParams.get(COOKIE);
  if (isLocale(chosen)) return { locale: chosen, isChosenNow: true };
  const remembered = parseCookie(cookieHeader ?? "")[COOKIE];
  if (isLocale(remembered)) return { locale: remembered, isChosenNow: false };
  return { locale: accepted(acceptLanguage) ?? DEFAULT_LOCALE, isChosenNow: false };
}

function accepted(header: string | undefined): Locale | undefined {
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
      return { language: tag.split("-")[0]?.toLowerCase(), weight: quality ? Number(quality.slice(2)) : 1 };
    });
  const known = wishes.filter(({ language, weight }) => isLocale(language) && weight > 0);
  const best = known.sort((a, b) => b.weight - a.weight)[0]?.language;
  return LOCALES.find((locale) => locale === best);
}
