import type { LoaderFunctionArgs } from "@remix-run/node";
import { countryDirectory } from "#app/features/open-data/country-directory.server.ts";
import { notFound, tooMany } from "#app/http/refusals.server.ts";
import { answerWithPublicDocument } from "#app/http/public-document.server.ts";
import { COUNTRIES } from "#db/countries.ts";

/** The members of one country, printed in the language of the page; open to everybody. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const { limits, clientIp, locale } = context;
  const country = COUNTRIES.find(({ code }) => code === params.country?.toUpperCase())?.code;
  if (!country) throw notFound();
  const wait = await limits.consume("exportByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const document = await countryDirectory(context, country, locale);
  if (!document) throw notFound();
  const file = { name: `members-${country}-${locale}.pdf`, mediaType: "application/pdf" };
  return answerWithPublicDocument(args, file, document);
}
