import type { DirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { selectMembers } from "#app/features/members/directory/directory-queries.server.ts";
import type { MemberFormat } from "#app/features/members/directory/member-formats.ts";
import { readRecords } from "#app/features/members/directory/member-records.server.ts";
import type { Background } from "#app/platform/background.server.ts";
import { createFairQueue } from "#app/platform/fair-queue.ts";
import { oneAtOnce } from "#app/platform/one-at-once.ts";
import { MEDIA_TYPE_OF } from "#app/platform/sheet.ts";
import { writeSheet } from "#app/platform/sheet.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { GEOJSON_TYPE, memberGeoJson } from "./member-geojson.server.ts";
import { memberSheet } from "./member-sheet.server.ts";

interface Saving {
  db: Reader;
  config: { origin: string };
  background: Background;
  locale: Locale;
}

interface Saved {
  bytes: Buffer;
  mediaType: string;
}

interface Asked {
  format: MemberFormat;
  today: string;
  /** Of whoever asks. */
  network: string;
}

const saveOnce = oneAtOnce<Saved>();
const turns = createFairQueue();

/**
 * All members a filter leaves, in its order, as a file. One is made at a time, and once for all who ask for the same
 * meanwhile; rejects with a `TaskError` when too many wait.
 */
export function saveMembers(saving: Saving, filter: DirectoryFilter, { network, ...asked }: Asked): Promise<Saved> {
  return saveOnce([asked, saving.locale, filter], () =>
    turns.take({ rank: "visitor", who: network }, () => save(saving, filter, asked)),
  );
}

async function save(
  { db, config, locale, background }: Saving,
  filter: DirectoryFilter,
  { format, today }: Omit<Asked, "network">,
): Promise<Saved> {
  const { index, selection } = await selectMembers(db, filter, { today, locale });
  const records = await readRecords(db, index, selection.found);
  const { origin } = config;
  if (format === "geojson") return { bytes: await memberGeoJson(records, origin), mediaType: GEOJSON_TYPE };
  const bytes = await writeSheet(background, format, await memberSheet(records, { origin, locale }));
  return { bytes, mediaType: MEDIA_TYPE_OF[format] };
}
