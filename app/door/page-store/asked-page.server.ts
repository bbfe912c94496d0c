import type { Kept } from "#app/http/kept.ts";
import { visitorLocale } from "#app/i18n/locale.server.ts";
import type { AskedPage, Req, Res } from "../exchange.ts";

const LONGEST = 500;
const ONLY_LANGUAGE = /^lng=[\w.]{1,40}$/;
// `?lng=` sets a cookie, `_data` and `index` are asked for by a page that is open.
const NEVER = ["lng", "_data", "index"];

/** Whether nothing in a request says who sends it: what is made for it is the same for everybody. */
export const isNobodys = ({ method, headers }: Req): boolean =>
  (method === "GET" || method === "HEAD") &&
  headers.authorization === undefined &&
  (headers.cookie === undefined || ONLY_LANGUAGE.test(headers.cookie));

/** What `isNobodys` asks for; null where that cannot be kept. */
export function askedPage(req: Req, res: Res, { by, unless = [] }: Kept): AskedPage | null {
  const { origin, pathname } = res.locals;
  const asked = new URLSearchParams(req.url.slice(pathname.length));
  if (NEVER.some((name) => asked.has(name)) || unless.some((name) => asked.get(name)?.trim())) return null;
  const counted = new URLSearchParams([...asked].filter(([name]) => by.includes(name)));
  const address = counted.size > 0 ? `${pathname}?${counted}` : pathname;
  if (address.length > LONGEST) return null;
  const locale = visitorLocale(req.headers.cookie, req.headers["accept-language"]);
  return { key: `${locale} ${origin}${address}`, address, locale };
}
