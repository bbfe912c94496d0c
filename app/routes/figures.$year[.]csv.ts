import type { LoaderFunctionArgs } from "@remix-run/node";
import { readYear, yearSheet } from "#app/features/applications/statistics/read-year.server.ts";
import { answerWithPublicDocument } from "#app/http/public-document.server.ts";
import { notFound, tooMany } from "#app/http/refusals.server.ts";
import { THE_PORTAL } from "#app/platform/fair-queue.ts";
import { keepDocuments } from "#app/platform/kept-document.server.ts";
import { MEDIA_TYPE_OF } from "#app/platform/sheet.ts";
import { writeSheet } from "#app/platform/sheet.server.ts";
import { publishedYears } from "./answers/published-year.server.ts";

const keep = keepDocuments();

/** The published figures of a year as a table to save. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const year = (await publishedYears(args)).find((one) => String(one) === params.year);
  if (year === undefined) throw notFound();
  const wait = await context.limits.consume("searchByAddress", { ip: context.clientIp });
  if (wait !== null) throw tooMany(wait);
  const figures = await readYear(context.db, year, context.locale);
  const sheet = yearSheet(figures, context.locale);
  const background = context.background.askedBy(THE_PORTAL);
  const document = keep(`${year} ${context.locale}`, sheet, () => writeSheet(background, "csv", sheet));
  return answerWithPublicDocument(args, { name: `figures-${year}.csv`, mediaType: MEDIA_TYPE_OF.csv }, document);
}
