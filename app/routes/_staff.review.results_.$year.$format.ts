import type { LoaderFunctionArgs } from "@remix-run/node";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { resultsSheet } from "#app/features/projects/yearly/board-sheet.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { answerWithSheet, sheetFormat } from "#app/http/sheet.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** The published results of a year, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const format = sheetFormat(args.params.format);
  const { year = "" } = args.params;
  if (!/^(?:19|20|21)\d\d$/.test(year)) throw notFound();
  const { db, locale, clock, config } = args.context;
  const today = dayNow(clock);
  const words = { t: translator(locale), locale, today };
  return answerWithSheet(args.context, viewer, { name: `results-${year}`, format }, async () => {
    const audience = await getAudience(db, viewer, today);
    return resultsSheet(Number(year), { db, audience, words, origin: config.origin });
  });
}
