import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import {
  findProject,
  findProjectById,
  type FoundProject,
} from "#app/features/projects/project/project-queries.server.ts";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import { leadToPresent } from "./present-address.server.ts";

// What was sent is shown again where it was sent to: leading on would lose it.
const sent = new WeakSet<AppLoadContext>();

/**
 * The project of the address for this audience, or the one that a form says itself it is of; whoever reads it by an address it
 * had before is led to the present one.
 */
export async function projectAt(
  args: LoaderFunctionArgs,
  audience: Audience,
  meant: string | null = null,
): Promise<FoundProject | null> {
  const { request, context, params } = args;
  const isReading = request.method === "GET" || request.method === "HEAD";
  if (!isReading) sent.add(context);
  if (meant) return findProjectById(context.db, meant, audience);
  const found = await findProject(context.db, params.slug ?? "", audience);
  if (found && isReading && !sent.has(context)) leadToPresent(args, found.row.slug);
  return found;
}
