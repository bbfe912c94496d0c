const kindOf = (path: string) =>
  path
    .replace(/^\/(directory|projects|initiatives)\/(?!criteria$)[^/]+/, "/$1/:name")
    .replace(/^\/year\/.+/, "/year/:year")
    .replace(/\/results\/.+/, "/results/:name");

/** The addresses of a sitemap; of those that are made alike (members, projects, initiatives, results) the first one. */
export function publicPages(sitemap: string): string[] {
  const paths = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, address = ""]) => new URL(address).pathname);
  return [...new Map(paths.toReversed().map((path) => [kindOf(path), path])).values()].toReversed();
}
