import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Kept } from "#app/http/kept.ts";
import { keepFew } from "#app/platform/keep-few.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Req, Res } from "../exchange.ts";
import { askedPage, isNobodys } from "./asked-page.server.ts";
import { readDeclared } from "./declared-pages.server.ts";
import type { KeptPage } from "./kept-forms.ts";
import { keepPage } from "./kept-page.server.ts";
import { createPageStore } from "./page-store.server.ts";
import { sendKept } from "./send-kept.server.ts";

/** Paths of which a page was kept, with what it declares. Finding that anew costs more than sending the page. */
const MOST_PATHS = 10_000;

interface KeepPages {
  services: Pick<Services, "publicVersion" | "clock" | "logger">;
  build: ServerBuild;
  /** Counts a page for a network; resolves to how many seconds it has to wait, null when not at all. */
  count: (res: Res) => Promise<number | null>;
  /** Refuses who has asked for too many. */
  refuse: (req: Req, res: Res, wait: number) => void;
}

/**
 * Keeps public pages for visitors without a session: each is rendered once for all of them, until something changes that
 * they may see, for a minute at most. Whatever fails here, the page is made as if nothing were kept.
 */
export function createPageKeeping({ services, build, count, refuse }: KeepPages) {
  const declaredOf = readDeclared(build);
  const store = createPageStore();
  const paths = new Map<string, Kept>();
  const { logger, clock } = services;

  // With the minute, so that a day ends when it does, and nothing that depends on the hour is older than that.
  async function stampNow(): Promise<string | null> {
    const minute = Math.floor(clock.now().getTime() / MINUTE_MS);
    const version = await services.publicVersion();
    return version === null ? null : `${version} ${minute}`;
  }

  async function sendIfKept(req: Req, res: Res): Promise<boolean> {
    const kept = paths.get(res.locals.pathname);
    const asked = kept && askedPage(req, res, kept);
    const stamp = asked ? await stampNow() : null;
    const page = asked && stamp !== null ? store.find(asked.key, stamp) : null;
    if (!asked || !page || res.closed) return false;
    const wait = await count(res);
    if (wait === null) sendKept(req, res, page);
    else refuse(req, res, wait);
    return true;
  }

  // What is read of the version before the page is made: a change that comes meanwhile makes it old at once.
  async function sendOrBegin(req: Req, res: Res): Promise<boolean> {
    const kept = declaredOf(res.locals.pathname);
    const asked = kept && askedPage(req, res, kept);
    if (!asked) return false;
    res.locals.asked = asked;
    const stamp = await stampNow();
    if (stamp === null) return false;
    const isMaking = store.isMaking(asked.key, stamp);
    const page = store.find(asked.key, stamp) ?? (await store.awaited(asked.key, stamp));
    if (page) {
      res.locals.turn.endWork();
      sendKept(req, res, page);
      return true;
    }
    // Who waited for one that could not be kept makes the own: nobody waits twice.
    if (isMaking) return false;
    const end = store.begin(asked.key, stamp);
    const note = (page: KeptPage | null) => {
      if (page) keepFew(paths, res.locals.pathname, kept, MOST_PATHS);
      end(page);
    };
    res.locals.making = { stamp, end: note };
    return false;
  }

  const ownFailure = (res: Res) => (error: unknown) => {
    logger.warn({ err: error, requestId: res.locals.requestId }, "a page is made without the kept ones");
    return false;
  };

  return {
    /** Whether a kept page, or the refusal of one page too many, was the answer; at the door, before anything else works. */
    answer: async (req: Req, res: Res): Promise<boolean> =>
      isNobodys(req) && paths.has(res.locals.pathname) && (await sendIfKept(req, res).catch(ownFailure(res))),
    /** In the line before the application: waits for who makes the page already, or begins to. */
    handler: ((req, response, next) => {
      const res = response as Res;
      if (!isNobodys(req)) return next();
      void sendOrBegin(req, res)
        .catch(ownFailure(res))
        .then((isSent) => !isSent && next());
    }) satisfies RequestHandler,
  };
}

/** Whether an answer is the same for everybody: a whole page that sets no cookie and says nothing of its own keeping. */
const isForAll = ({ status, headers }: Response) =>
  status === 200 &&
  !headers.has("Set-Cookie") &&
  !headers.has("Cache-Control") &&
  (headers.get("Content-Type") ?? "").startsWith("text/html");

/** Keeps what was made where it was begun to be kept, and sends it; whether it was. `setCookies` are those beside the answer. */
export async function keepAndSend(req: Req, res: Res, response: Response, setCookies: string[]): Promise<boolean> {
  const { making, nonce, requestId } = res.locals;
  if (!making || !isForAll(response) || setCookies.length > 0) return false;
  const headers = { ...res.getHeaders(), ...Object.fromEntries(response.headers) };
  const page = keepPage({ html: await response.clone().text(), headers, nonce, requestId, stamp: making.stamp });
  making.end(page);
  if (!page) return false;
  sendKept(req, res, page);
  return true;
}
