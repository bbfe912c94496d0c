import type { LoaderFunctionArgs } from "@remix-run/node";

/** The portal can serve: the database answers. */
export async function loader({ context }: LoaderFunctionArgs) {
  try {
    await context.ping();
    return new Response("ready\n", { headers: { "Content-Type": "text/plain; charset=utf-8" } });
  } catch (error) {
    context.logger.error({ err: error, requestId: context.requestId }, "the database does not answer");
    return new Response("not ready\n", { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
}
