import { inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import type { ImportRow, ListRow } from "./find-import.server.ts";
import { readRow } from "./read-row.server.ts";

const ASKED_AT_ONCE = 500;

/** The names by which the registry knows the institutions whose ROR a list gives, by the ROR. */
export async function namesByRor(
  db: Reader,
  mapping: ImportRow["mapping"],
  rows: readonly Pick<ListRow, "cells">[],
): Promise<ReadonlyMap<string, string[]>> {
  const only = mapping.map((field) => (field === "ror" ? field : null));
  if (only.every((field) => field === null)) return new Map();
  const ids = [...new Set(rows.flatMap(({ cells }) => readRow(cells, only, null).facts.ror ?? []))];
  return namesOfRors(db, ids);
}

/** The names by which the registry knows some institutions, by their ROR. */
export async function namesOfRors(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const names = new Map<string, string[]>();
  for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
    const found = await db
      .select({ id: registryInstitutions.id, names: registryInstitutions.names })
      .from(registryInstitutions)
      .where(inArray(registryInstitutions.id, ids.slice(at, at + ASKED_AT_ONCE)));
    for (const { id, names: own } of found)
      names.set(
        id,
        own.filter(({ types }) => !types.every((type) => type === "acronym")).map(({ value }) => value),
      );
  }
  return names;
}
