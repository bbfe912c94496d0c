import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { initiativeCalls, initiatives, initiativeTexts, initiativeTopics } from "#db/schema/initiatives.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import type { Sdg, Theme } from "#db/vocabulary-taxonomies.ts";
import type { Call } from "./initiative.ts";

export interface InitiativeText {
  locale: Locale;
  title: string;
  body: string;
}

export interface Initiative {
  row: typeof initiatives.$inferSelect;
  /** In the order of the portal's languages. */
  texts: InitiativeText[];
  themes: Theme[];
  sdgs: Sdg[];
  calls: Call[];
}

/** Initiatives with all that is said of them, in the order in which they were written. */
export async function listInitiatives(db: Reader, where?: SQL): Promise<Initiative[]> {
  const rows = await db
    .select()
    .from(initiatives)
    .where(where)
    .orderBy(asc(initiatives.createdAt), asc(initiatives.id));
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [texts, topics, calls] = await Promise.all([
    db.select().from(initiativeTexts).where(inArray(initiativeTexts.initiativeId, ids)),
    db.select().from(initiativeTopics).where(inArray(initiativeTopics.initiativeId, ids)),
    db
      .select()
      .from(initiativeCalls)
      .where(inArray(initiativeCalls.initiativeId, ids))
      .orderBy(asc(initiativeCalls.position)),
  ]);
  return rows.map((row) => {
    const codes = (wanted: "theme" | "sdg") =>
      topics.filter(({ initiativeId, kind }) => initiativeId === row.id && kind === wanted).map(({ code }) => code);
    const said = texts.filter(({ initiativeId }) => initiativeId === row.id);
    return {
      row,
      texts: LOCALES.flatMap((locale) =>
        said.filter((one) => one.locale === locale).map(({ title, body }) => ({ locale, title, body })),
      ),
      themes: codes("theme").sort() as Theme[],
      sdgs: codes("sdg").sort((one, other) => Number(one) - Number(other)) as Sdg[],
      calls: calls
        .filter(({ initiativeId }) => initiativeId === row.id)
        .map(({ id, title, lastDay, url }) => ({ id, title, lastDay, url })),
    };
  });
}

export async function findInitiative(db: Reader, id: string): Promise<Initiative | null> {
  const [found] = await listInitiatives(db, eq(initiatives.id, id));
  return found ?? null;
}

/** Those that everybody reads of. */
export const listPublished = (db: Reader): Promise<Initiative[]> =>
  listInitiatives(db, eq(initiatives.state, "published"));

/** One that everybody reads of, by its address. */
export async function findPublished(db: Reader, slug: string): Promise<Initiative | null> {
  const [found] = await listInitiatives(db, and(eq(initiatives.slug, slug), eq(initiatives.state, "published")));
  return found ?? null;
}
