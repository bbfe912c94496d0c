import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { findSimilar } from "#app/features/applications/apply/similar-institutions.server.ts";
import { findOwnApplication } from "#app/features/applications/file/application-queries.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound, tooMany } from "#app/http/refusals.server.ts";

/** Who is here already under a name that is being typed: `?name=`. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { context, params, request } = args;
  const file = await findOwnApplication(context.db, params.id ?? "", viewer);
  if (!file) throw notFound();
  const wait = await context.limits.consume("searchByAddress", { ip: context.clientIp });
  if (wait !== null) throw tooMany(wait);
  const name = new URL(request.url).searchParams.get("name") ?? "";
  return json({ similar: await findSimilar(context, file, name, context.locale) });
}
