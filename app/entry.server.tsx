import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { failureStatus } from "./http/failure-status.server.ts";
import { NonceContext } from "./http/nonce.ts";
import { i18nOf } from "./i18n/translator.server.ts";

export { createDoor } from "./door/door.server.ts";
export { announce } from "./cli/announce.server.ts";
export { runCommand } from "./cli/run-command.server.ts";
export { createServices } from "./platform/services.server.ts";
export { prepareStart } from "./cli/start.server.ts";
export { startWork } from "./work/start-work.server.ts";

/** Pages here are small and their data awaited, so one buffer is quicker than a stream. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Response {
  const page = renderToString(
    <NonceContext.Provider value={context.cspNonce}>
      <I18nextProvider i18n={i18nOf(context.locale)}>
        <RemixServer context={remixContext} url={request.url} nonce={context.cspNonce} />
      </I18nextProvider>
    </NonceContext.Provider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", context.locale);
  return new Response(`<!doctype html>${page}`, { status, headers });
}

interface ErrorArgs {
  request: Request;
  context: AppLoadContext;
}

/** A bug or an outage: logged with the request id that the error page shows. Refusals are responses and do not come here. */
export function handleError(error: unknown, { request, context }: ErrorArgs): void {
  if (request.signal.aborted) return;
  const isRefusal = typeof error === "object" && error !== null && "status" in error && "internal" in error;
  if (isRefusal) return;
  context.failureStatus = failureStatus(error);
  context.logger.error({ err: error, requestId: context.requestId }, "unhandled error");
}
