import { useEffect, useState } from "react";
import type { RegistryHit } from "../registry-views.server.ts";

const DEBOUNCE_MS = 180;
const SHORTEST_QUERY = 2;

export type InstitutionSearch =
  | { state: "idle" | "searching" | "failed"; hits: readonly RegistryHit[] }
  | { state: "found"; hits: readonly RegistryHit[] };

const IDLE: InstitutionSearch = { state: "idle", hits: [] };

/**
 * Institutions for what is being typed, asked for once the typing pauses. An answer that is overtaken by further typing
 * is dropped; until the next one arrives the last one stays.
 */
export function useInstitutionSearch(query: string, country: string, locale: string): InstitutionSearch {
  const [search, setSearch] = useState<InstitutionSearch>(IDLE);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted.length < SHORTEST_QUERY) return setSearch(IDLE);
    setSearch(({ hits }) => ({ state: "searching", hits }));
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      askFor(wanted, country, locale, overtaken.signal).then(
        (hits) => setSearch({ state: "found", hits }),
        () => overtaken.signal.aborted || setSearch({ state: "failed", hits: [] }),
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [wanted, country, locale]);
  return search;
}

async function askFor(q: string, country: string, locale: string, signal: AbortSignal): Promise<RegistryHit[]> {
  const parameters = new URLSearchParams({ q, ...(country && { country }), lng: locale });
  const response = await fetch(`/api/v1/registry?${parameters}`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  const { data } = (await response.json()) as { data: RegistryHit[] };
  signal.throwIfAborted();
  return data;
}
