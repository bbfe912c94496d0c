import type { LoaderFunctionArgs } from "@remix-run/node";
import { getAssociation } from "#app/platform/association.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { LOCALES } from "#db/locales.ts";

const VALID_MS = 90 * DAY_MS;

/** Where to report a weakness (RFC 9116): the association's own address; 404 while it has none. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, clock, config } = context;
  const { contactEmail } = await getAssociation(db);
  if (contactEmail === null) throw notFound();
  const lines = [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${new Date(clock.now().getTime() + VALID_MS).toISOString()}`,
    `Preferred-Languages: ${LOCALES.join(", ")}`,
    // An address without https, as in the demo, is none that the RFC allows.
    ...(config.origin.startsWith("https:") ? [`Canonical: ${config.origin}/.well-known/security.txt`] : []),
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
