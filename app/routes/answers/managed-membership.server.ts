import type { LoaderFunctionArgs } from "@remix-run/node";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { canManageMembership } from "#app/features/members/institution/member.policy.ts";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";

/**
 * The membership of an address for a coordinator who looks after it: 404 where there is none or it is of another's
 * countries, 403 for whoever acts for the institution.
 */
export async function requireManaged(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const found = await findMembership(args.context.db, args.params.number ?? "");
  if (!found || !isCoordinator(viewer, found.institution.country)) throw notFound();
  const { id: institutionId, country } = found.institution;
  authorize(canManageMembership(viewer, { institutionId, country }));
  return { viewer, found };
}
