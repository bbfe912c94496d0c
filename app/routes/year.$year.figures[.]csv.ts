import type { LoaderFunctionArgs } from "@remix-run/node";
import { yearSheet } from "#app/features/projects/year/year-sheet.server.ts";
import { answerWithPublicDocument } from "#app/http/public-document.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { THE_PORTAL } from "#app/platform/fair-queue.ts";
import { keepDocuments } from "#app/platform/kept-document.server.ts";
import { MEDIA_TYPE_OF } from "#app/platform/sheet.ts";
import { writeSheet } from "#app/platform/sheet.server.ts";
import { readYearPage } from "./answers/year-of-network.server.ts";

/** So many files are kept: there is one to each year, initiative, theme and language. */
const MOST_KEPT = 50;
const keep = keepDocuments(MOST_KEPT);

/** The figures of a year of the network as a table to save. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const wait = await context.limits.consume("searchByAddress", { ip: context.clientIp });
  if (wait !== null) throw tooMany(wait);
  const { view, words } = await readYearPage(args);
  const { year, filter } = view;
  const sheet = yearSheet(view, words);
  const background = context.background.askedBy(THE_PORTAL);
  const key = [year, filter.initiative, filter.theme, context.locale].join(" ");
  const document = keep(key, sheet, () => writeSheet(background, "csv", sheet));
  return answerWithPublicDocument(args, { name: `network-${year}.csv`, mediaType: MEDIA_TYPE_OF.csv }, document);
}
