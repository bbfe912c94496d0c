import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerSheet } from "./answers/commitment-sheet.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

/** The commitment to print and sign, filled in with what the application says so far. */
export async function loader(args: LoaderFunctionArgs) {
  const { file } = await requireOwnFile(args);
  return answerSheet(args, file);
}
