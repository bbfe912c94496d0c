import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { moveOnBoard } from "./answers/project-move.server.ts";
import { requireLedProject } from "./answers/led-project.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { row } = await requireLedProject(args);
  return redirect(`/projects/${row.slug}`);
}

/** Moves a project from one column of the board to another, and leads back there. */
export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requireLedProject(args);
  return moveOnBoard(args, row, viewer);
}
