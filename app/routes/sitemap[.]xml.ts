import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { listListedMembers } from "#app/features/members/directory/directory-queries.server.ts";
import { listPublicProjects } from "#app/features/projects/board/public-projects.server.ts";
import { listPublicResults } from "#app/features/projects/published/public-results.server.ts";
import { yearsWithPage } from "#app/features/projects/year/year-figures.server.ts";
import { dayNow } from "#app/platform/days.ts";

const PAGES = [
  "/",
  "/about",
  "/join",
  "/join/form",
  "/directory",
  "/projects",
  "/projects/criteria",
  "/initiatives",
  "/results",
  "/verify",
  "/api/v1",
  "/privacy",
  "/accessibility",
];

/** Every public address, for search engines: institutions and projects only as long as everybody sees them. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, clock, config } = context;
  const today = dayNow(clock);
  const [members, projects, initiatives, results, { years }] = await Promise.all([
    listListedMembers(db, today),
    listPublicProjects(db, today),
    listPublished(db),
    listPublicResults(db, today),
    yearsWithPage(db, today),
  ]);
  const entry = (path: string, changedAt?: Date) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString().slice(0, 10)}</lastmod>` : "";
    return `<url><loc>${config.origin}${path}</loc>${changed}</url>`;
  };
  const entries = [
    ...PAGES.map((path) => entry(path)),
    ...members.map(({ slug, updatedAt }) => entry(`/directory/${slug}`, updatedAt)),
    ...projects.map(({ slug, updatedAt }) => entry(`/projects/${slug}`, updatedAt)),
    ...initiatives.map(({ row }) => entry(`/initiatives/${row.slug}`, row.updatedAt)),
    ...years.map((year) => entry(`/year/${year}`)),
    ...results.map(({ path, updatedAt }) => entry(path, updatedAt)),
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("\n")}
</urlset>
`;
  return new Response(xml, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
