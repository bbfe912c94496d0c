import type { LoaderFunctionArgs } from "@remix-run/node";
import { findConfirmation } from "#app/features/applications/head/confirmation-queries.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { answerSheet } from "./answers/commitment-sheet.server.ts";

/** The commitment for a head who signs on paper, while the link is open. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const found = await findConfirmation(db, args.params.token ?? "", clock.now());
  if (found?.state !== "open") throw notFound();
  return answerSheet(args, found.file);
}
