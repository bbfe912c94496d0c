import type { LoaderFunctionArgs } from "@remix-run/node";
import { findAskedInstitution } from "#app/features/members/institution/asked-institution.server.ts";
import { canTakeCertificate } from "#app/features/members/institution/member.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { answerCertificate } from "./answers/certificate.server.ts";

/** The certificate, for those who speak for the member while its membership is in force. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findAskedInstitution(args.context, viewer, args.request.url);
  if (!own || !canTakeCertificate(viewer, own.member)) throw notFound();
  return answerCertificate(args, own);
}
