import type { Clock } from "./clock.ts";
import type { Config } from "./config.server.ts";
import type { Logger } from "./logger.server.ts";

/** Notices a proxy that the settings do not know of: all its visitors would count as one. */
export interface ProxyWatch {
  /** Called with each request that names an address in X-Forwarded-For. */
  noteForwarded(): void;
  /** When such a request came last although no proxy is trusted; null while all is well. */
  unknownProxyAt(): Date | null;
}

export function createProxyWatch({
  config,
  clock,
  logger,
}: {
  config: Config;
  clock: Clock;
  logger: Logger;
}): ProxyWatch {
  let last: Date | null = null;
  return {
    noteForwarded() {
      if (config.trustedProxies > 0) return;
      if (!last) logger.warn("X-Forwarded-For arrives but TRUSTED_PROXIES is 0: visitors behind a proxy count as one");
      last = clock.now();
    },
    unknownProxyAt: () => last,
  };
}
