import { type Clock, MINUTE_MS } from "#app/platform/clock.ts";
import type { Logger } from "#app/platform/logger.server.ts";
import { type RegistryRecord, registryIdOf, registryRecordSchema } from "./registry-record.ts";

const TIMEOUT_MS = 3000;
const LARGEST_ANSWER = 1024 * 1024;
const KEPT_MS = 10 * MINUTE_MS;
const MOST_KEPT = 500;
/** After a failure nobody waits for the registry again for a while. */
const REST_MS = MINUTE_MS / 2;

/** The live interface of the Research Organization Registry, as a further source beside the imported dump. */
export interface RegistryApi {
  /** Active educational institutions; empty when the registry does not answer as it should. */
  search(query: string): Promise<RegistryRecord[]>;
  /** The institution with this id; null when there is none or the registry does not answer. */
  find(id: string): Promise<RegistryRecord | null>;
}

interface Dependencies {
  /** Where it is, without a path; the configuration allows the official address only. */
  origin: string;
  clock: Clock;
  logger: Logger;
  fetch?: typeof fetch;
}

/** Answers are kept for ten minutes, failures logged and passed over: the imported registry is always there. */
export function createRegistryApi({ origin, clock, logger, fetch: ask = fetch }: Dependencies): RegistryApi {
  const kept = new Map<string, { until: number; answer: unknown }>();
  let restingUntil = 0;

  async function read(path: string): Promise<unknown> {
    const now = clock.now().getTime();
    const known = kept.get(path);
    if (known && known.until > now) return known.answer;
    if (now < restingUntil) return null;
    try {
      const answer = await askFor(new URL(path, origin), ask);
      keep(path, answer, now + KEPT_MS);
      return answer;
    } catch (error) {
      restingUntil = now + REST_MS;
      logger.warn({ reason: error instanceof Error ? error.message : "unknown" }, "the live registry does not answer");
      return null;
    }
  }

  function keep(path: string, answer: unknown, until: number) {
    kept.delete(path);
    kept.set(path, { until, answer });
    const oldest = kept.keys().next();
    if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  }

  return {
    async search(query) {
      const parameters = new URLSearchParams({ query: literal(query), filter: "status:active,types:education" });
      const answer = (await read(`/v2/organizations?${parameters}`)) as { items?: unknown } | null;
      const items = Array.isArray(answer?.items) ? answer.items.slice(0, 20) : [];
      return items.flatMap((item) => registryRecordSchema.safeParse(item).data ?? []).filter(isSought);
    },
    async find(id) {
      if (!/^0[a-z0-9]{8}$/.test(id)) return null;
      const record = registryRecordSchema.safeParse(await read(`/v2/organizations/${id}`)).data;
      return record && registryIdOf(record) === id && record.types.includes("education") ? record : null;
    },
  };
}

const isSought = ({ status, types }: RegistryRecord) => status === "active" && types.includes("education");

/** The registry reads the query as an expression; people type names. */
const literal = (query: string) => query.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();

async function askFor(url: URL, ask: typeof fetch): Promise<unknown> {
  const response = await ask(url, {
    headers: { Accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 404) return null;
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
