import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { failureStatus } from "./http/failure-status.server.ts";
import { NonceContext } from "./http/nonce.ts";
import type { Locale } from "#db/locales.ts";
import { i18nOf } from "./i18n/translator.server.ts";

export { createDoor } from "./door/door.server.ts";
export { announce } from "./cli/announce.server.ts";
export { fillDemo, readFilling } from "./cli/fill-demo.server.ts";
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
  const isRefused = status === 409 || status === 422;
  const told = isRefused && page.includes('class="error-summary"') ? sayError(page, context.locale) : page;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", context.locale);
  return new Response(`<!doctype html>${told}`, { status, headers });
}

/** A page with an error says so first in its title, which the routes' `meta` cannot: it knows nothing of the action. */
function sayError(page: string, locale: Locale): string {
  const prefix = i18nOf(locale).t("common:form.error_title");
  return page.replace("<title>", () => `<title>${prefix} `);
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
