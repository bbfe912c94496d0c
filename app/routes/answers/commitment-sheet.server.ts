import type { LoaderFunctionArgs } from "@remix-run/node";
import { commitmentPdf } from "#app/features/applications/commitment/commitment-pdf.server.ts";
import { readLanguages } from "#app/features/applications/commitment/sheet-languages.ts";
import type { FullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getText } from "#app/platform/association-texts.server.ts";

/** The commitment of a file to print and sign, in the languages of the address; there is none in any other. */
export async function answerSheet({ context, request }: LoaderFunctionArgs, file: FullApplication): Promise<Response> {
  const { db, locale } = context;
  const { searchParams } = new URL(request.url);
  const languages = readLanguages(searchParams, await getText(db, "commitment"), locale);
  if (!languages) throw notFound();
  const bytes = await whenDone(commitmentPdf(context, file, languages));
  const codes = languages.length > 1 ? ` (${languages.join(", ")})` : "";
  const name = `${translator(locale)("pdf:commitment.title")}${codes}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
