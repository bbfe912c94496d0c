import type { LoaderFunctionArgs } from "@remix-run/node";
import { readStatistics } from "#app/features/applications/statistics/read-statistics.server.ts";
import { statisticsSheet } from "#app/features/applications/statistics/statistics-sheet.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { answerWithSheet, sheetFormat } from "#app/http/sheet.server.ts";
import { translator } from "#app/i18n/translator.server.ts";

/** The figures of the review as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const format = sheetFormat(args.params.format);
  const { db, locale, clock } = args.context;
  return answerWithSheet(args.context, viewer, { name: "figures", format }, async () =>
    statisticsSheet(await readStatistics(db, { viewer, locale, now: clock.now() }), translator(locale)),
  );
}
