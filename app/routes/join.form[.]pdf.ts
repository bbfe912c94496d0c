import type { LoaderFunctionArgs } from "@remix-run/node";
import { emptyFormPdf } from "#app/features/applications/apply/form-pdf.server.ts";
import { answerWithPublicDocument } from "#app/http/public-document.server.ts";

/** The empty form for printing, in the language of the page; open to everybody. */
export async function loader(args: LoaderFunctionArgs) {
  const { locale } = args.context;
  const file = { name: `application-form-${locale}.pdf`, mediaType: "application/pdf" };
  return answerWithPublicDocument(args, file, await emptyFormPdf(args.context, locale));
}
