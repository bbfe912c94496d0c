import type { LoaderFunctionArgs } from "@remix-run/node";
import { queueSheet } from "#app/features/applications/review/queue-sheet.server.ts";
import { readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { answerWithSheet, sheetFormat } from "#app/http/sheet.server.ts";

/** The queue as it is filtered, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const format = sheetFormat(args.params.format);
  const { db, locale, clock } = args.context;
  const filter = readQueueFilter(new URL(args.request.url).searchParams);
  return answerWithSheet(args.context, viewer, { name: "cases", format }, () =>
    queueSheet(db, { viewer, filter, locale, now: clock.now() }),
  );
}
