import type { RequestHandler } from "express";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "#app/platform/client-network.ts";
import { answerError } from "./answer-error.server.ts";
import type { Req, Res } from "./exchange.ts";
import { isHealthPath } from "./refusal.server.ts";

const PAGES_PER_MINUTE = 600;

/** Counts one page for whoever asks; resolves to how many seconds they have to wait, null when not at all. */
export type CountPage = (res: Res) => Promise<number | null>;

/** A coarse limit for each address or network, against harvesting. The finer limits are the rooms' own. */
export function countPages(isOn: boolean): CountPage {
  if (!isOn) return async () => null;
  const limiter = new RateLimiterMemory({ points: PAGES_PER_MINUTE, duration: 60 });
  return (res) => {
    const network = networkOf(res.locals.clientIp);
    // A watchman's rounds take nothing from the people he shares an address with.
    const counted = isHealthPath(res.locals.pathname) ? `health ${network}` : network;
    return limiter.consume(counted).then(
      () => null,
      ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000)),
    );
  };
}

export function refusePage(req: Req, res: Res, wait: number): void {
  res.setHeader("Retry-After", wait);
  answerError(req, res, 429);
}

/** Lets on whoever has not asked for too many. */
export const limitPages =
  (count: CountPage): RequestHandler =>
  (req, response, next) =>
    void count(response as Res).then((wait) => (wait === null ? next() : refusePage(req, response as Res, wait)));
