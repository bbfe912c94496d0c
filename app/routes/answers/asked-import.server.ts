import type { LoaderFunctionArgs } from "@remix-run/node";
import { isDiscarded } from "#app/features/imports/confirm-import.server.ts";
import { findImport } from "#app/features/imports/find-import.server.ts";
import { canImport } from "#app/features/imports/import.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";

/** The answer to whoever forgets a list that is forgotten already; null where it is there, or never was. 403 for others. */
export async function discardedBefore(args: LoaderFunctionArgs): Promise<Response | null> {
  authorize(canImport(await requireUser(args)));
  return (await isDiscarded(args.context.db, args.params.id ?? "")) ? discarded() : null;
}

export const discarded = () => redirectDone("/admin/imports", "discarded");

/** The list an address names, for whoever may bring lists in; 403 for everybody else. */
export async function requireImport(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  authorize(canImport(viewer));
  const list = await findImport(args.context.db, args.params.id ?? "");
  if (!list) throw notFound();
  return { viewer, list };
}
