import { getAssociation } from "#app/platform/association.server.ts";
import { listTextVersions } from "#app/platform/association-texts.server.ts";
import { TEXT_KEYS } from "#app/platform/association-texts.ts";
import type { Reader } from "#db/index.server.ts";
import type { RecordOf } from "./archive.schema.ts";

/** What every page says of the association. */
export async function* readAssociation(db: Reader): AsyncGenerator<RecordOf<"association">> {
  const { name, shortName, isProposed, contactEmail, timeZone, areFiguresPublic } = await getAssociation(db);
  yield { name, shortName, isProposed, contactEmail, timeZone, areFiguresPublic };
}

/** Its texts in all versions, which anybody can open by their address. */
export async function* readTexts(db: Reader): AsyncGenerator<RecordOf<"texts">> {
  for (const key of TEXT_KEYS) {
    for (const { version, words, since } of await listTextVersions(db, key)) {
      yield { key, version, since: since?.toISOString() ?? null, words };
    }
  }
}
