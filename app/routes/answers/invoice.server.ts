import type { LoaderFunctionArgs } from "@remix-run/node";
import { institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { seesDuesOf } from "#app/features/dues/dues.policy.ts";
import { findPaper } from "#app/features/dues/invoices.server.ts";
import { areDuesOn } from "#app/features/dues/keep-schedule.server.ts";
import { canReadOwnDues } from "#app/features/dues/own-dues.server.ts";
import { readCertificateLanguages } from "#app/features/members/certificate/certificate-languages.ts";
import { listOwnInstitutions } from "#app/features/members/institution/own-institution.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** Whether somebody keeps the dues of the country, or deals with those of an institution whose pages they see. */
async function mayRead(
  { db, clock }: LoaderFunctionArgs["context"],
  viewer: Viewer,
  { institutionId, country }: { institutionId: string; country: string },
): Promise<boolean> {
  if (seesDuesOf(viewer, { institutionId, country })) return areDuesOn(db);
  if (!institutionIds(viewer).includes(institutionId)) return false;
  const own = await listOwnInstitutions(db, viewer, dayNow(clock));
  return own.some(({ institution }) => institution.id === institutionId) && canReadOwnDues(db, viewer, institutionId);
}

/** The invoice or credit note an address names, and the languages it asks for, for whoever may read it; 404 for others. */
export async function requirePaper(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { context, request, params } = args;
  const found = await findPaper(context.db, params.id ?? "");
  if (!found) throw notFound();
  const { row, country, payerId: institutionId } = found;
  if (!(await mayRead(context, viewer, { institutionId, country }))) throw notFound();
  const languages = readCertificateLanguages(new URL(request.url).searchParams, context.locale);
  if (!languages) throw notFound();
  return { row, languages };
}
