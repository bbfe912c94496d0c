import type { LoaderFunctionArgs } from "@remix-run/node";
import { findImport } from "#app/features/imports/find-import.server.ts";
import { canImport } from "#app/features/imports/import.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";

/** The list an address names, for whoever may bring lists in; 403 for everybody else. */
export async function requireImport(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  authorize(canImport(viewer));
  const list = await findImport(args.context.db, args.params.id ?? "");
  if (!list) throw notFound();
  return { viewer, list };
}
