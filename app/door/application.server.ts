import { askingOnce } from "#db/asked-once.server.ts";
import type { ServerBuild } from "@remix-run/node";
import type { ErrorRequestHandler, NextFunction, RequestHandler } from "express";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ReadableStream, type ReadableStream as WebStream } from "node:stream/web";
import { noteArrival } from "#app/http/arrivals.server.ts";
import { failureStatus } from "#app/http/failure-status.server.ts";
import type { createLoadContext } from "#app/http/load-context.server.ts";
import type { Logger } from "#app/platform/logger.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { answerError, askToWait } from "./answer-error.server.ts";
import type { Dispatch } from "./dispatcher.server.ts";
import type { AskedPage, Req, Res } from "./exchange.ts";
import { keepAndSend } from "./page-store/keep-pages.server.ts";
import { isText, sendBody } from "./send-body.server.ts";

const SLOW_MS = 200;

// The body is read when the action asks for it; only then is a waiting client told to go on. What comes slowly, or never
// ends, holds no place of those whose forms are there.
async function* bodyOf(req: Req, res: Res) {
  if ("expect" in req.headers) res.writeContinue();
  const { turn } = res.locals;
  const timer = setTimeout(() => turn.rest(), SLOW_MS);
  try {
    yield* req.iterator({ destroyOnReturn: false });
  } finally {
    clearTimeout(timer);
  }
  await turn.goOn();
}

// Also when whoever asked first has gone: others wait for the same page.
function requestForAll({ address, locale }: AskedPage, res: Res): Request {
  return new Request(new URL(address, res.locals.origin), {
    headers: { Accept: "text/html", "Accept-Language": locale },
  });
}

function toRequest(req: Req, res: Res, signal: AbortSignal): Request {
  if (res.locals.asked) return requestForAll(res.locals.asked, res);
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (value !== undefined) headers.set(name, String(value));
  const url = new URL(req.url, res.locals.origin);
  if (req.method !== "POST") return new Request(url, { headers, signal });
  const body = ReadableStream.from(bodyOf(req, res)) as unknown as BodyInit;
  return new Request(url, { method: "POST", headers, signal, body, duplex: "half" } as RequestInit);
}

async function deliver(req: Req, res: Res, response: Response): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  if (!res.hasHeader("Cache-Control")) res.setHeader("Cache-Control", "no-store");
  if (isFailureAsData(response))
    return isDataRequest(req, res) ? deliverFailure(res, response) : refuse(req, res, response);
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/html")) res.vary("Cookie, Accept-Language");
  if (!response.body) {
    const isBlankPage = response.status >= 400 && !isDataRequest(req, res);
    return isBlankPage ? answerError(req, res, response.status) : void res.end();
  }
  if (isText(type) && !response.headers.has("Content-Length")) {
    return sendBody(req, res, Buffer.from(await response.arrayBuffer()), type, { quality: 4 });
  }
  if (req.method !== "HEAD") return pipeline(Readable.fromWeb(response.body as WebStream), res);
  await response.body.cancel();
  res.end();
}

const isFailureAsData = ({ headers }: Response) => headers.has("X-Remix-Error") || headers.has("X-Remix-Catch");

// The page that is open knows the number of another request, its own; a failure brings the one it is logged under.
async function deliverFailure(res: Res, response: Response): Promise<void> {
  const isThrownData = response.headers.has("X-Remix-Catch") && response.headers.get("Content-Type")?.includes("json");
  const data = isThrownData ? ((await response.json()) as object) : {};
  res.removeHeader("X-Remix-Error");
  res.removeHeader("Content-Length");
  res.setHeader("X-Remix-Catch", "yes");
  res.setHeader("Content-Type", "application/json; charset=utf-8");
  res.end(JSON.stringify({ ...data, requestId: res.locals.requestId }));
}

// A route without a page of its own, a file for example, refused who opened it: the door has words for people and programs.
async function refuse(req: Req, res: Res, response: Response): Promise<void> {
  res.removeHeader("X-Remix-Error");
  res.removeHeader("X-Remix-Catch");
  await response.body?.cancel();
  answerError(req, res, response.status);
}

const isDataRequest = (req: Req, res: Res) => new URL(req.url, res.locals.origin).searchParams.has("_data");

// A route failed. Its error page is sent; where it has none, or something beside the portal failed, the door has its own.
async function answerOwn(req: Req, res: Res, status: number, response: Response): Promise<void> {
  const isData = isDataRequest(req, res);
  const isPage = isData || (response.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (status === 500 && isPage) return deliver(req, res, response);
  await response.body?.cancel();
  answerError(req, res, status);
}

// A `_data` address no page of this portal makes: Remix would answer it with a 500.
function isForeignDataRequest(build: ServerBuild, request: Request): boolean {
  const ids = new URL(request.url).searchParams.getAll("_data");
  return ids.length > 1 || ids.some((id) => !Object.hasOwn(build.routes, id));
}

// What the application is told of the request; of a page for every visitor what they have in common.
function said(req: Req, res: Res) {
  const { asked } = res.locals;
  if (asked) return { url: asked.address, cookieHeader: undefined, acceptLanguage: asked.locale, isOwnLink: true };
  const { cookie, "accept-language": acceptLanguage, "sec-fetch-site": site = "same-origin" } = req.headers;
  return { url: req.url, cookieHeader: cookie, acceptLanguage, isOwnLink: site === "same-origin" || site === "none" };
}

// A page that has moved is no page for all: who asked for it is led on with all that was asked, as anybody is.
const isLeadingOn = ({ status }: Response) => status >= 300 && status < 400;

interface Application {
  services: Services;
  build: ServerBuild;
  dispatch: Dispatch;
  contextOf: typeof createLoadContext;
}

/** Hands the request to Remix with its load context, and sends what it answers, with the cookies the context collected. */
export function askApplication({ services, build, dispatch, contextOf }: Application): RequestHandler {
  const answer = async (req: Req, res: Res, next: NextFunction): Promise<void> => {
    const { requestId, nonce, clientIp, isForwarded } = res.locals;
    const aborting = new AbortController();
    const atTheEnd: (() => void)[] = [];
    res.once("close", () => {
      // A body that broke off was answered by the door itself, while the application still waits for its end.
      if (!res.writableFinished || !req.complete) aborting.abort();
      for (const act of atTheEnd) act();
    });
    res.once("finish", () => req.resume());
    let setCookies: string[] = [];
    const make = async () => {
      const request = toRequest(req, res, aborting.signal);
      if (isForeignDataRequest(build, request)) return null;
      const client = { clientIp, isForwarded, ...said(req, res) };
      const atEnd = (act: () => void) => void (res.closed ? act() : atTheEnd.push(act));
      const endWork = () => res.locals.turn.endWork();
      const context = contextOf(services, { requestId, cspNonce: nonce, atEnd, endWork, ...client });
      setCookies = context.setCookies;
      return { context, response: await askingOnce(() => dispatch(request, context)) };
    };
    try {
      let made = await make();
      if (made && res.locals.asked && isLeadingOn(made.response)) {
        delete res.locals.asked;
        made = await make();
      }
      if (!made) return answerError(req, res, 400);
      const { context, response } = made;
      noteArrival(context, response.headers);
      res.locals.turn.endWork();
      if (res.headersSent || (await keepAndSend(req, res, response, setCookies))) return;
      for (const value of [...response.headers.getSetCookie(), ...setCookies]) res.append("Set-Cookie", value);
      askToWait(res, response.status, context.waits);
      if (response.status === 500) return answerOwn(req, res, context.failureStatus, response);
      await deliver(req, res, response);
    } catch (error) {
      if (aborting.signal.aborted) return;
      if (!res.hasHeader("Set-Cookie")) res.append("Set-Cookie", setCookies);
      next(error);
    } finally {
      res.locals.turn.endWork();
      res.locals.making?.end(null);
    }
  };
  return (req, response, next) => void answer(req, response as Res, next);
}

/** The last resort: what failed is in the log under the request id, and nowhere else. */
export function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error, req, response, _next) => {
    const res = response as Res;
    logger.error({ err: error, requestId: res.locals.requestId }, "unhandled error");
    if (res.headersSent) res.destroy();
    else answerError(req, res, failureStatus(error));
  };
}
