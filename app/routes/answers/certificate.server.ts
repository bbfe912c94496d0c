import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCertificateLanguages } from "#app/features/members/certificate/certificate-languages.ts";
import { certificatePdf } from "#app/features/members/certificate/certificate-pdf.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

type Found = Parameters<typeof certificatePdf>[1];

/** The certificate of a membership as a file, in the languages of the address. */
export async function answerCertificate({ context, request }: LoaderFunctionArgs, found: Found): Promise<Response> {
  const languages = readCertificateLanguages(new URL(request.url).searchParams, context.locale);
  if (!languages) throw notFound();
  const bytes = await whenDone(certificatePdf(context, found, languages));
  const name = `${found.membership.number}-${languages.filter(Boolean).join("-")}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
