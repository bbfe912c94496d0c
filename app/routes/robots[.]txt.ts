import type { LoaderFunctionArgs } from "@remix-run/node";

/** Pages that are for one person only. */
const CLOSED = [
  "/account",
  "/admin",
  "/appeals",
  "/applications",
  "/assignments",
  "/claim",
  "/commitment",
  "/confirm",
  "/council",
  "/inbox",
  "/institution",
  "/invitations",
  "/invited",
  "/prospects",
  "/recommend",
  "/requests",
  "/review",
];

export function loader({ context }: LoaderFunctionArgs) {
  const lines = [
    "User-agent: *",
    ...CLOSED.map((path) => `Disallow: ${path}`),
    `Sitemap: ${context.config.origin}/sitemap.xml`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
