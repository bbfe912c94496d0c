import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { findSimilar } from "#app/features/applications/apply/similar-institutions.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

/** Who is here already under a name that is being typed: `?name=`. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const { viewer, file } = await requireOwnFile(args);
  const wait = await context.limits.consume("searchByAddress", { ip: context.clientIp });
  if (wait !== null) throw tooMany(wait);
  const name = new URL(request.url).searchParams.get("name") ?? "";
  return json({ similar: await findSimilar(context, file, name, { viewer, locale: context.locale }) });
}
