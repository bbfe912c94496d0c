import type { LoaderFunctionArgs } from "@remix-run/node";
import { resultSheet } from "#app/features/imports/import-page.server.ts";
import { answerWithSheet, sheetFormat } from "#app/http/sheet.server.ts";
import { requireImport } from "./answers/asked-import.server.ts";

/** Every row of a list with what became of it, as a file to save. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer, list } = await requireImport(args);
  const { db, locale, clock } = args.context;
  const file = { name: "import", format: sheetFormat(args.params.format) };
  return answerWithSheet(args.context, viewer, file, () => resultSheet(db, list, { viewer, locale, now: clock.now() }));
}
