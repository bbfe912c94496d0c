import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { initiativeCalls, initiatives } from "#db/schema/initiatives.ts";
import type { Locale } from "#db/locales.ts";
import { listInitiatives } from "../initiative/read-initiatives.server.ts";
import { initiativeTitle } from "./initiative-view.server.ts";

interface NearCall {
  id: string;
  title: string;
  /** `YYYY-MM-DD`. */
  lastDay: string;
  initiative: { title: string; path: string };
}

/** The calls of published initiatives whose last day lies between two days, the nearest first. */
export async function listNearCalls(
  db: Reader,
  { from, until, locale, limit }: { from: string; until: string; locale: Locale; limit: number },
): Promise<NearCall[]> {
  const { id, title, lastDay, initiativeId } = initiativeCalls;
  const isNear = and(gte(lastDay, from), lte(lastDay, until));
  const calls = await db
    .select({ id, title, lastDay, initiativeId })
    .from(initiativeCalls)
    .innerJoin(initiatives, eq(initiatives.id, initiativeId))
    .where(and(isNear, eq(initiatives.state, "published")))
    .orderBy(asc(lastDay), asc(id))
    .limit(limit);
  if (calls.length === 0) return [];
  const ids = [...new Set(calls.map((call) => call.initiativeId))];
  const named = await listInitiatives(db, inArray(initiatives.id, ids));
  return calls.flatMap(({ initiativeId: of, ...call }) => {
    const initiative = named.find(({ row }) => row.id === of);
    if (!initiative) return [];
    const path = `/initiatives/${initiative.row.slug}`;
    return [{ ...call, initiative: { title: initiativeTitle(initiative, locale).text, path } }];
  });
}
