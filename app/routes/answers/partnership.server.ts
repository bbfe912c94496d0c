import type { LoaderFunctionArgs } from "@remix-run/node";
import { roomsWithUnread } from "#app/features/projects/discussion/unread-posts.server.ts";
import { partnershipOf, seesPartnership } from "#app/features/projects/project/partnership.policy.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectAt } from "./project-at.server.ts";

/** The project of the address, for somebody who reads what its partnership keeps; it is missing for everybody else. */
export async function requirePartnership(args: LoaderFunctionArgs) {
  const { db, clock, locale } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  const partnership = found && partnershipOf(found.subject, found.partners);
  if (!partnership || !seesPartnership(audience, partnership)) throw notFound();
  const rooms = await roomsWithUnread(db, found, audience, locale);
  return { viewer, audience, found, row: found.row, partnership, rooms };
}
