import type { LoaderFunctionArgs } from "@remix-run/node";
import { listListedMembers } from "#app/features/members/directory-queries.server.ts";
import { dayNow } from "#app/platform/days.ts";

const PAGES = ["/", "/about", "/join", "/join/form", "/directory", "/projects", "/privacy", "/accessibility"];

/** Every public address, for search engines; institutions only while their membership is in force. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, clock, config } = context;
  const pages = PAGES.map((path) => `<url><loc>${config.origin}${path}</loc></url>`);
  const members = (await listListedMembers(db, dayNow(clock))).map(
    ({ slug, updatedAt }) =>
      `<url><loc>${config.origin}/directory/${slug}</loc><lastmod>${updatedAt.toISOString().slice(0, 10)}</lastmod></url>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...pages, ...members].join("\n")}
</urlset>
`;
  return new Response(xml, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
