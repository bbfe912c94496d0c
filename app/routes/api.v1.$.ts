import type { LoaderFunctionArgs } from "@remix-run/node";
import { problem } from "#app/http/problem.server.ts";

/** Whatever the interface does not have. */
export function loader({ context }: LoaderFunctionArgs) {
  context.setCookies.length = 0;
  return problem(context, 404);
}
