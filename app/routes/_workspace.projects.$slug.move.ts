import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { canLead } from "#app/features/projects/project/project.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { moveOnBoard } from "./answers/project-move.server.ts";
import { projectAt } from "./answers/project-at.server.ts";

async function requireLed(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  authorize(canLead(audience, found.subject));
  return { viewer, row: found.row };
}

export async function loader(args: LoaderFunctionArgs) {
  const { row } = await requireLed(args);
  return redirect(`/projects/${row.slug}`);
}

/** Moves a project from one column of the board to another, and leads back there. */
export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requireLed(args);
  return moveOnBoard(args, row, viewer);
}
