import type { LoaderFunctionArgs } from "@remix-run/node";
import { readYear, yearSheet } from "#app/features/applications/statistics/read-year.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound, tooMany } from "#app/http/refusals.server.ts";
import { MEDIA_TYPE_OF } from "#app/platform/sheet.ts";
import { writeSheet } from "#app/platform/sheet.server.ts";
import { publishedYears } from "./answers/published-year.server.ts";

/** The published figures of a year as a table to save. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const year = (await publishedYears(args)).find((one) => String(one) === params.year);
  if (year === undefined) throw notFound();
  const wait = await context.limits.consume("searchByAddress", { ip: context.clientIp });
  if (wait !== null) throw tooMany(wait);
  const figures = await readYear(context.db, year, context.locale);
  const bytes = await whenDone(writeSheet(context.background, "csv", yearSheet(figures, context.locale)));
  const headers = attachment({ name: `figures-${year}.csv`, mediaType: MEDIA_TYPE_OF.csv, sizeBytes: bytes.length });
  return new Response(new Uint8Array(bytes), { headers });
}
