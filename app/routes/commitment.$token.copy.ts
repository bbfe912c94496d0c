import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { findFiledSheet } from "#app/features/applications/formalities/filed-sheet.server.ts";
import { commitmentPdf } from "#app/features/applications/commitment/commitment-pdf.server.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { findCommitmentLink } from "#app/features/applications/formalities/sign-commitment.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** The head's copy: the commitment as it was signed by this link, or the sheet that was filed in the head's name. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, files, locale } = context;
  const link = await findCommitmentLink(db, params.token ?? "");
  const sheet = link?.state === "open" ? await findFiledSheet(db, link.row) : null;
  if (sheet) {
    const { stream, sizeBytes } = await files.stream(sheet.id);
    return new Response(ReadableStream.from(stream) as unknown as BodyInit, {
      headers: attachment({ name: sheet.name, mediaType: sheet.mediaType, sizeBytes }),
    });
  }
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
