import type { LoaderFunctionArgs } from "@remix-run/node";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { canLead } from "#app/features/projects/project/project.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectAt } from "./project-at.server.ts";

/** The project of the address, for somebody who works on projects of its lead; 404 and 403 are thrown for others. */
export async function requireLedProject(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  authorize(canLead(audience, found.subject));
  return { viewer, audience, found, row: found.row };
}
