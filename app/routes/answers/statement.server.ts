import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findStatement, isForgotten, type Statement } from "#app/features/statements/statements.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { requireDuesDesk } from "./dues.server.ts";

/** The answer to whoever forgets a statement that is forgotten already; null where somebody has it. */
export async function forgottenBefore(
  args: Pick<LoaderFunctionArgs, "request" | "context" | "params">,
): Promise<Response | null> {
  await requireDuesDesk(args);
  return (await isForgotten(args.context.db, args.params.id ?? "")) ? forgotten() : null;
}

export const forgotten = () => redirectDone("/dues/statements", "discarded");

/** The statement an address names, for whoever brought it in and the administration; 404 for everybody else. */
export async function requireStatement(
  args: Pick<LoaderFunctionArgs, "request" | "context" | "params">,
): Promise<{ viewer: Viewer; statement: Statement }> {
  const viewer = await requireDuesDesk(args);
  const statement = await findStatement(args.context.db, viewer, args.params.id ?? "");
  if (!statement) throw notFound();
  return { viewer, statement };
}
