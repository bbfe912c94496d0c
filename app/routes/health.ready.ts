import type { LoaderFunctionArgs } from "@remix-run/node";

/** The portal can serve. What each part says of itself is told on this machine only, not through a proxy. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { isReady, lines } = await context.checkReadiness();
  const words = [isReady ? "ready" : "not ready", ...(context.isForwarded ? [] : lines)];
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return new Response(`${words.join("\n")}\n`, { status: isReady ? 200 : 503, headers });
}
