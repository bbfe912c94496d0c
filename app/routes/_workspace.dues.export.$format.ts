import type { LoaderFunctionArgs } from "@remix-run/node";
import { askedYear, readSearch } from "#app/features/dues/desk-page.server.ts";
import { duesSheet } from "#app/features/dues/dues-sheet.server.ts";
import { INVOICE_STATES } from "#app/features/dues/invoice.ts";
import { answerWithSheet, sheetFormat } from "#app/http/sheet.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { requireDuesDesk } from "./answers/dues.server.ts";

/** The invoices of a year as the desk shows them, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  const format = sheetFormat(args.params.format);
  const { db, locale, clock } = args.context;
  const { searchParams } = new URL(args.request.url);
  const today = dayNow(clock);
  const year = askedYear(searchParams, today);
  const state = INVOICE_STATES.find((one) => one === searchParams.get("state")) ?? null;
  return answerWithSheet(args.context, viewer, { name: `dues-${year}`, format }, () =>
    duesSheet(db, viewer, { year, state, q: readSearch(searchParams), locale, today }),
  );
}
