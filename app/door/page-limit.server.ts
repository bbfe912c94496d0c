import type { RequestHandler } from "express";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "#app/platform/client-network.ts";
import { answerError } from "./answer-error.server.ts";
import type { Res } from "./exchange.ts";
import { isHealthPath } from "./refusal.server.ts";

const PAGES_PER_MINUTE = 600;

/** A coarse limit for each address or network, against harvesting. The finer limits are the rooms' own. */
export function limitPages(isOn: boolean): RequestHandler {
  if (!isOn) return (_req, _res, next) => next();
  const limiter = new RateLimiterMemory({ points: PAGES_PER_MINUTE, duration: 60 });
  return (req, response, next) => {
    const res = response as Res;
    const network = networkOf(res.locals.clientIp);
    // A watchman's rounds take nothing from the people he shares an address with.
    const counted = isHealthPath(res.locals.pathname) ? `health ${network}` : network;
    limiter.consume(counted).then(
      () => next(),
      ({ msBeforeNext }: RateLimiterRes) => {
        res.setHeader("Retry-After", Math.max(1, Math.ceil(msBeforeNext / 1000)));
        answerError(req, res, 429);
      },
    );
  };
}
