import type { LoaderFunctionArgs } from "@remix-run/node";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { findCommitmentLink } from "#app/features/applications/formalities/sign-commitment.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { answerSheet } from "./answers/commitment-sheet.server.ts";

/** The commitment for a head who signs on paper after the approval, while the link is open. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = args.context;
  const link = await findCommitmentLink(db, args.params.token ?? "");
  const file = link?.state === "open" ? await getFullApplication(db, link.application.id) : null;
  if (!file) throw notFound();
  return answerSheet(args, file);
}
