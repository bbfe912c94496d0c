import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findOwnApplication } from "#app/features/applications/file/application-queries.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** Somebody who works on the application of the address, and that application; it does not exist for anybody else. */
export async function requireOwnFile(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const file = await findOwnApplication(args.context.db, args.params.id ?? "", viewer);
  if (!file) throw notFound();
  return { viewer, file };
}
