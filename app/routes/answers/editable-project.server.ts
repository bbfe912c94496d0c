import type { LoaderFunctionArgs } from "@remix-run/node";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { canEdit } from "#app/features/projects/project/project.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectNotEditable } from "./project-moved-on.server.ts";

/** The project of the address, for whoever may edit it as it stands. */
export async function requireEditable(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await findProject(db, args.params.slug ?? "", audience);
  if (!found) throw notFound();
  if (!canEdit(audience, found.subject)) throw await projectNotEditable(args, audience, found);
  return { viewer, audience, found, row: found.row, lead: found.lead };
}
