import type { LoaderFunctionArgs } from "@remix-run/node";
import { listYears } from "#app/features/applications/statistics/read-year.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";

/** The years whose figures are published; 404 while the association publishes none. */
export async function publishedYears({ context: { db, clock } }: LoaderFunctionArgs): Promise<number[]> {
  const { areFiguresPublic } = await getAssociation(db);
  if (!areFiguresPublic) throw notFound();
  return listYears(db, clock.now());
}
