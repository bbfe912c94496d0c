import { eq } from "drizzle-orm";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import type { Locale } from "#db/locales.ts";

/** The published initiatives: the board names them by their addresses, projects by their ids. */
export interface InitiativeAddresses {
  idOf: ReadonlyMap<string, string>;
  slugOf: ReadonlyMap<string, string>;
}

const published = prepared("board_initiatives", (db) =>
  db.select({ id: initiatives.id, slug: initiatives.slug }).from(initiatives).where(eq(initiatives.state, "published")),
);

export async function initiativeAddresses(db: Reader): Promise<InitiativeAddresses> {
  const rows = (await published(db, {})).map(({ id, slug }) => [slug ?? "", id] as const);
  return { idOf: new Map(rows), slugOf: new Map(rows.map(([slug, id]) => [id, slug])) };
}

/** What the published initiatives are called, by their addresses. */
export async function initiativeTitles(db: Reader, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const all = await listPublished(db);
  return new Map(all.map((one) => [one.row.slug ?? "", initiativeTitle(one, locale).text]));
}
