import { STATUS_CODES } from "node:http";
import type { Req, Res } from "./exchange.ts";
import { refusalPage } from "./refusal-page.server.ts";

export const METHODS = ["GET", "HEAD", "POST"];
const DRAINED_BODY_BYTES = 16 * 1024 * 1024;
/** When to come back where nobody said it: after an outage, or too many requests. */
const WAIT_SECONDS: Record<number, number> = { 429: 60, 503: 30 };

/** Tells whoever is refused for now when to come back, whatever a route forgot; `waits` are what the limits asked. */
export function askToWait(res: Res, status: number, waits: number[] = []): void {
  const usual = WAIT_SECONDS[status];
  if (usual && !res.hasHeader("Retry-After")) res.setHeader("Retry-After", Math.max(0, ...waits) || usual);
}

/** Ends the response with a page, or plain text, that names the status and the request id and nothing of the request. */
export function answerError(req: Req, res: Res, status: number): void {
  const { accept = "", cookie, "accept-language": acceptLanguage } = req.headers;
  const { requestId } = res.locals;
  const isPage = /\btext\/html\b/.test(accept);
  const body = isPage
    ? refusalPage(status, requestId, { url: req.url, cookieHeader: cookie, acceptLanguage })
    : `${status} ${STATUS_CODES[status] ?? "Error"}\nRequest ${requestId}\n`;
  // A body that is refused unread is drained while it is small, so that the sender gets to read the answer.
  const isLong = Number(req.headers["content-length"] ?? 0) > DRAINED_BODY_BYTES || "transfer-encoding" in req.headers;
  if (isLong || "expect" in req.headers) res.setHeader("Connection", "close");
  if (!METHODS.includes(req.method)) res.setHeader("Allow", METHODS.join(", "));
  askToWait(res, status);
  // Tells the browser's part of Remix that the status counts.
  if (/[?&]_data=/.test(req.url)) res.setHeader("X-Remix-Catch", "yes");
  res.statusCode = status;
  res.setHeader("Content-Type", `text/${isPage ? "html" : "plain"}; charset=utf-8`);
  res.setHeader("Content-Length", Buffer.byteLength(body));
  res.setHeader("Cache-Control", "no-store");
  res.end(req.method === "HEAD" ? undefined : body);
}
