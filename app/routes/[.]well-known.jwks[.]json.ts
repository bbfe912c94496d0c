import type { LoaderFunctionArgs } from "@remix-run/node";
import { dataResponse, refuseFlood } from "#app/http/data-answer.server.ts";

/** The keys with which the association signs credentials of membership (RFC 7517). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return (await refuseFlood(context)) ?? dataResponse(request, { keys: await context.signingKeys.published() });
}
