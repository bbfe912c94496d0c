import type { LoaderFunctionArgs } from "@remix-run/node";
import { commitmentPdf } from "#app/features/applications/commitment/commitment-pdf.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { findCommitmentLink } from "#app/features/applications/formalities/sign-commitment.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** The head's copy: the commitment as it was signed by this link. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, locale } = context;
  const link = await findCommitmentLink(db, params.token ?? "");
  const file = link?.row.commitmentWay === "link" ? await getFullApplication(db, link.application.id) : null;
  if (!link || !file) throw notFound();
  const { commitmentVersion: version, commitmentAt: at, signedName, signedPosition } = link.row;
  if (version === null || !at) throw notFound();
  const signed = { version, at, name: signedName ?? "", position: signedPosition ?? "" };
  const bytes = await whenDone(commitmentPdf(context, file, [locale], signed));
  const name = `${file.application.caseNumber ?? ""}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
