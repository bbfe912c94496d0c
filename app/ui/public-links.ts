import { LOCALES } from "#db/vocabulary.ts";

/** The one address of a public page and the same page in every language, for search engines. `path` has no query. */
export function publicLinks(origin: string, path: string) {
  const link = (rel: string, href: string, hrefLang?: string) => ({ tagName: "link" as const, rel, href, hrefLang });
  return [
    link("canonical", origin + path),
    ...LOCALES.map((locale) => link("alternate", `${origin}${path}?lng=${locale}`, locale)),
    link("alternate", origin + path, "x-default"),
  ];
}
