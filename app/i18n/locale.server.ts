import { parseCookie, stringifySetCookie } from "cookie";
import type { Locale } from "#db/locales.ts";
import { LOCALES } from "#db/locales.ts";
import { DEFAULT_LOCALE, isLocale } from "./locale.ts";

const COOKIE = "lng";
const YEAR_SECONDS = 365 * 24 * 3600;

/** How long somebody who signs in has chosen the language of the page "just now". */
const VISIT_MS = 3_600_000;

/** The Set-Cookie value that remembers a language, and when it was chosen; at sign-in it is written from the account. */
export function localeCookie(locale: Locale, isSecure: boolean, chosenAt?: Date): string {
  return stringifySetCookie({
    name: COOKIE,
    value: chosenAt ? `${locale}.${chosenAt.getTime()}` : locale,
    path: "/",
    maxAge: YEAR_SECONDS,
    sameSite: "lax",
    secure: isSecure,
  });
}

function remembered(cookieHeader: string | undefined) {
  const [locale, chosenAt] = (parseCookie(cookieHeader ?? "")[COOKIE] ?? "").split(".");
  return { locale: isLocale(locale) ? locale : null, chosenAt: Number(chosenAt ?? 0) };
}

/** The language that was chosen in this visit, by a click; null when the cookie only remembers one of before. */
export function chosenJustNow(cookieHeader: string | undefined, now: Date): Locale | null {
  const { locale, chosenAt } = remembered(cookieHeader);
  const age = now.getTime() - chosenAt;
  return age >= 0 && age < VISIT_MS ? locale : null;
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
  return { locale: visitorLocale(cookieHeader, acceptLanguage), isChosenNow: false };
}

/** The same where nothing is chosen by the address. */
export const visitorLocale = (cookieHeader: string | undefined, acceptLanguage: string | undefined): Locale =>
  remembered(cookieHeader).locale ?? accepted(acceptLanguage) ?? DEFAULT_LOCALE;

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
