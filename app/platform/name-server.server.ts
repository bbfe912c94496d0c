import { Resolver } from "node:dns/promises";

/** The one thing that is asked outside: the texts (TXT) that the owner of a domain has published. */
export interface NameServer {
  /** Empty when there are none; null when nobody answered in time. */
  textsOf(domain: string): Promise<string[] | null>;
}

const TIMEOUT_MS = 3000;
const TRIES = 2;
/** However many servers are tried in turn. */
const AT_MOST_MS = 10_000;

const IS_EMPTY = new Set(["ENODATA", "ENOTFOUND"]);

export function createNameServer(): NameServer {
  return {
    async textsOf(domain) {
      const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
      const limit = setTimeout(() => resolver.cancel(), AT_MOST_MS);
      try {
        return (await resolver.resolveTxt(domain)).map((parts) => parts.join(""));
      } catch (error) {
        return IS_EMPTY.has((error as { code?: string }).code ?? "") ? [] : null;
      } finally {
        clearTimeout(limit);
      }
    },
  };
}
