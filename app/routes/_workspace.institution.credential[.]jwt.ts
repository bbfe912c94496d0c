import type { LoaderFunctionArgs } from "@remix-run/node";
import { signCredential } from "#app/features/members/credential/credential.server.ts";
import { findAskedInstitution } from "#app/features/members/institution/asked-institution.server.ts";
import { canTakeCertificate } from "#app/features/members/institution/member.policy.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** The signed credential, for those who speak for the member while its membership is in force. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findAskedInstitution(args.context, viewer, args.request.url);
  if (!own || !canTakeCertificate(viewer, own.member)) throw notFound();
  const signed = await signCredential(args.context, own);
  return new Response(signed, {
    headers: attachment({ name: `${own.membership.number}.jwt`, mediaType: "application/jwt" }),
  });
}
