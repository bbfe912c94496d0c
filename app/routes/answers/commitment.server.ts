import type { LoaderFunctionArgs } from "@remix-run/node";
import { commitsFor, readerOfLetters } from "#app/features/projects/project/commitment.policy.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requirePartnership } from "./partnership.server.ts";

/** The project of the address, for somebody who learns of the letters its partners sign; it is missing for everybody else. */
export async function requireLetters(args: LoaderFunctionArgs) {
  const here = await requirePartnership(args);
  const committed = { ...here.partnership, kind: here.row.kind };
  const reader = readerOfLetters(here.audience, committed);
  if (!reader) throw notFound();
  return { ...here, standing: { ...reader, commitsFor: commitsFor(here.audience, committed) } };
}
