import type { LoaderFunctionArgs } from "@remix-run/node";
import { canReadInternals } from "#app/features/applications/file/application.policy.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";

/** Somebody who may read the file of the address: 404 to whom it does not exist, 403 to whom a conflict of interest keeps out. */
export async function requireReader(args: LoaderFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const dossier = await findDossier(args.context.db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canReadInternals(viewer, dossier.subject));
  return { viewer, dossier };
}
