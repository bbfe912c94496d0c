import { STATUS_CODES } from "node:http";
import type { Req, Res } from "./exchange.ts";
import { isForPrograms } from "./for-programs.ts";
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

/** What is sent and as what: a page for people, JSON for the page that is open, a line for programs. */
function wordsOf(req: Req, res: Res, status: number): { type: string; body: string } {
  const { accept = "", cookie, "accept-language": acceptLanguage } = req.headers;
  const { requestId, tooLarge } = res.locals;
  const retryAfterSeconds = Number(res.getHeader("Retry-After") ?? 0);
  if (isForPrograms(res.locals.pathname)) {
    const problem = { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, requestId };
    return { type: "application/problem+json; charset=utf-8", body: JSON.stringify(problem) };
  }
  if (/\btext\/html\b/.test(accept)) {
    const asked = { url: req.url, cookieHeader: cookie, acceptLanguage };
    return {
      type: "text/html; charset=utf-8",
      body: refusalPage(status, { requestId, tooLarge, retryAfterSeconds, isReading: req.method !== "POST" }, asked),
    };
  }
  if (isData(req)) return { type: "application/json; charset=utf-8", body: JSON.stringify({ requestId, tooLarge }) };
  const name = STATUS_CODES[status] ?? "Error";
  return { type: "text/plain; charset=utf-8", body: `${status} ${name}\nRequest ${requestId}\n` };
}

const isData = (req: Req) => /[?&]_data=/.test(req.url);

/** Ends the response with words that name the status and the request id and nothing of the request. */
export function answerError(req: Req, res: Res, status: number): void {
  const { type, body } = wordsOf(req, res, status);
  // A body that is refused unread is drained while it is small, so that the sender gets to read the answer.
  const isLong = Number(req.headers["content-length"] ?? 0) > DRAINED_BODY_BYTES || "transfer-encoding" in req.headers;
  if (isLong || "expect" in req.headers) res.setHeader("Connection", "close");
  if (!METHODS.includes(req.method)) res.setHeader("Allow", METHODS.join(", "));
  askToWait(res, status);
  // Tells the browser's part of Remix that the status counts.
  if (isData(req)) res.setHeader("X-Remix-Catch", "yes");
  res.statusCode = status;
  res.setHeader("Content-Type", type);
  res.setHeader("Content-Length", Buffer.byteLength(body));
  res.setHeader("Cache-Control", "no-store");
  res.end(req.method === "HEAD" ? undefined : body);
}
