import { setImmediate } from "node:timers/promises";
import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import type { Translations } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { entitled } from "../institution/entitled.server.ts";
import { institutionAt } from "../institution/former-addresses.server.ts";
import { readTextsOf } from "../institution/institution-texts.server.ts";
import { type CoverRow, readShownCovers } from "../profile/cover-queries.server.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { type DirectoryIndex, directoryIndex } from "./directory-index.server.ts";
import type { DirectoryEntry } from "./directory-entry.ts";

/** What everybody may know of a member: no people, and nothing only the secretariat reads. */
const publicColumns = {
  id: institutions.id,
  slug: institutions.slug,
  nameOfficial: institutions.nameOfficial,
  nameOfficialLanguage: institutions.nameOfficialLanguage,
  nameEn: institutions.nameEn,
  translatedNames: institutions.translatedNames,
  otherNames: institutions.otherNames,
  acronym: institutions.acronym,
  type: institutions.type,
  control: institutions.control,
  foundedYear: institutions.foundedYear,
  country: institutions.country,
  subregion: institutions.subregion,
  city: institutions.city,
  latitude: institutions.latitude,
  longitude: institutions.longitude,
  website: institutions.website,
  socialLinks: institutions.socialLinks,
  profileEn: institutions.profileEn,
  languagesOfInstruction: institutions.languagesOfInstruction,
  degreeLevels: institutions.degreeLevels,
  unescoLinks: institutions.unescoLinks,
  registryId: institutions.registryId,
  whedId: institutions.whedId,
  otherIds: institutions.otherIds,
  logoFileId: institutions.logoFileId,
  createdAt: institutions.createdAt,
  confirmedAt: institutions.confirmedAt,
  updatedAt: institutions.updatedAt,
  applicationId: memberships.applicationId,
  number: memberships.number,
  category: memberships.category,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
};

function selectPublic(db: Reader) {
  return db
    .select(publicColumns)
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id));
}

type PublicRow = Awaited<ReturnType<typeof selectPublic>>[number];

export interface MemberRecord extends PublicRow {
  /** What it says of itself in other languages than English. */
  profiles: Translations;
  /** The picture at the head of its page. */
  cover: CoverRow | null;
  /** What the directory files it under. */
  values: DirectoryEntry["values"];
  /** Whether it leads a project that anybody may read and that still takes partners. */
  leadsOpen: boolean;
  /** Where it is: its own point, else the registry's. */
  point: DirectoryEntry["place"]["point"];
}

const ROWS_AT_A_TIME = 100;

/** What everybody may know of some members in force, in the order of their numbers in the directory. */
export async function readRecords(
  db: Reader,
  { columns, today }: DirectoryIndex,
  numbers: Uint32Array,
): Promise<MemberRecord[]> {
  const records: MemberRecord[] = [];
  for (let at = 0; at < numbers.length; at += ROWS_AT_A_TIME) {
    records.push(...(await readSome(db, columns, numbers.subarray(at, at + ROWS_AT_A_TIME), today)));
    await setImmediate();
  }
  return records;
}

async function readSome(
  db: Reader,
  { entryOf, leadsOpen }: DirectoryColumns,
  numbers: Uint32Array,
  today: string,
): Promise<MemberRecord[]> {
  const entries = [...numbers].flatMap((at) => entryOf(at) ?? []);
  const ids = entries.map(({ id }) => id);
  const rows = await selectPublic(db).where(and(inArray(institutions.id, ids), entitled("be_listed", today)));
  const profiles = await readTextsOf(db, ids, "profile");
  const covers = await readShownCovers(db, ids);
  return entries.flatMap(({ id, at, values, place: { point } }) => {
    const row = rows.find((one) => one.id === id);
    const leads = leadsOpen[at] === 1;
    const beside = { profiles: profiles.get(id) ?? {}, cover: covers.get(id) ?? null };
    return row ? [{ ...row, values, point, leadsOpen: leads, ...beside }] : [];
  });
}

/** The same of the one member that has this slug, or had it; null when the directory shows none. */
export async function findRecord(db: Reader, slug: string, today: string): Promise<MemberRecord | null> {
  const row = await institutionAt(db, slug);
  const index = await directoryIndex(db, today);
  const number = row ? index.numberOf(row.id) : null;
  const [record] = number === null ? [] : await readRecords(db, index, Uint32Array.of(number));
  return record ?? null;
}
