import type { LoaderFunctionArgs } from "@remix-run/node";
import { readsAuthorization } from "#app/features/projects/posting/unesco-file.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectAt } from "./project-at.server.ts";

/** The project of the address, for its lead and the coordinators of its country; it is missing for everybody else. */
export async function requireAuthorization(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found || !readsAuthorization(audience, found.subject)) throw notFound();
  return { viewer, audience, row: found.row, subject: found.subject };
}
