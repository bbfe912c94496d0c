import type { LoaderFunctionArgs } from "@remix-run/node";
import { canSeeMembership } from "#app/features/members/institution/member.policy.ts";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { answerCertificate } from "./answers/certificate.server.ts";

/** The certificate, for the secretariat and the council while the membership is in force. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, clock } = args.context;
  const found = await findMembership(db, args.params.number ?? "");
  if (!found || !canSeeMembership(viewer, found.institution.country)) throw notFound();
  if (!isEntitled(found.membership, "take_certificate", dayNow(clock))) throw notFound();
  return answerCertificate(args, found);
}
