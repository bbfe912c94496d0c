import type { LoaderFunctionArgs } from "@remix-run/node";
import { overdueSheet } from "#app/features/dues/overdue.server.ts";
import { answerWithSheet, sheetFormat } from "#app/http/sheet.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { requireOverdue } from "./answers/dues.server.ts";

/** What is overdue, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireOverdue(args);
  const format = sheetFormat(args.params.format);
  const { db, locale, clock } = args.context;
  return answerWithSheet(args.context, viewer, { name: "dues-overdue", format }, () =>
    overdueSheet(db, viewer, { today: dayNow(clock), locale }),
  );
}
