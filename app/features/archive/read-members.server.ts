import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { readTextsOf } from "#app/features/members/institution/institution-texts.server.ts";
import { standingOf } from "#app/features/members/institution/membership.ts";
import { confirmationOf } from "#app/features/members/institution/profile-confirmation.ts";
import { type CoverRow, readShownCovers } from "#app/features/members/profile/cover-queries.server.ts";
import { canSeePart, splitAnswers } from "#app/features/members/profile/field-visibility.ts";
import { valuesOf } from "#app/features/members/profile/profile-values.server.ts";
import { readUnitsOf } from "#app/features/members/units/unit-texts.server.ts";
import type { Unit } from "#app/features/members/units/units.ts";
import type { Reader } from "#db/index.server.ts";
import type { Translations } from "#db/locales.ts";
import { files } from "#db/schema/files.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { formerAddresses } from "#db/schema/renamings.ts";
import type { MemberRecord } from "./archive.schema.ts";
import { unitRecords } from "./unit-records.server.ts";
import { type AsOf, ROWS_AT_A_TIME, withoutEmpty } from "./as-of.ts";

interface Place {
  sortName: string;
  slug: string;
}

function selectListed(db: Reader, today: string, after: Place | null) {
  const { sortName, slug } = institutions;
  const isLater = after && or(gt(sortName, after.sortName), and(eq(sortName, after.sortName), gt(slug, after.slug)));
  const { id: fileId, sha256, sizeBytes, mediaType } = files;
  return db
    .select({ institution: institutions, membership: memberships, logo: { fileId, sha256, sizeBytes, mediaType } })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .leftJoin(files, eq(files.id, institutions.logoFileId))
    .where(and(entitled("be_listed", today), isLater ?? undefined))
    .orderBy(asc(sortName), asc(slug))
    .limit(ROWS_AT_A_TIME);
}

type ListedRow = Awaited<ReturnType<typeof selectListed>>[number];

interface Beside {
  formerSlugs: string[];
  units: readonly Unit[];
  cover: MemberRecord["cover"];
  profiles: Translations;
  themes: string[];
  fieldsOfStudy: string[];
}

function recordOf(
  { institution, membership, logo }: ListedRow,
  { formerSlugs, cover, ...beside }: Beside,
  today: string,
): MemberRecord {
  const { restrictions, headName, headPosition } = institution;
  const units = unitRecords(beside.units);
  // Twice, because what is kept for fewer readers must not stand in a column in the first place.
  const values = splitAnswers(valuesOf({ institution, ...beside }, "public"), restrictions).open;
  const { nameOfficial, nameOfficialLanguage, nameEn, translatedNames, otherNames, acronym } = institution;
  const { type, control, foundedYear, country, city, latitude, longitude } = institution;
  const { registryId, whedId, otherIds, recognitionAuthority, accreditor, accreditedUntil } = institution;
  const { number, category, startsOn, endsOn, graceUntil } = membership;
  return {
    slug: institution.slug,
    ...(formerSlugs.length > 0 && { formerSlugs }),
    ...{ number, category, startsOn, endsOn },
    graceUntil: standingOf(membership, today) === "in_grace" ? graceUntil : null,
    ...{ nameOfficial, nameOfficialLanguage, nameEn, translatedNames, otherNames, acronym },
    ...{ type, control, foundedYear, country, city, latitude, longitude },
    ...{ registryId, whedId, otherIds, recognitionAuthority, accreditor, accreditedUntil },
    head:
      headName !== "" && canSeePart(restrictions, "head", "public") ? { name: headName, position: headPosition } : null,
    profile: withoutEmpty(values),
    ...(units.length > 0 && { units }),
    logo: logo && {
      sha256: logo.sha256,
      sizeBytes: logo.sizeBytes,
      mediaType: logo.mediaType as NonNullable<MemberRecord["logo"]>["mediaType"],
    },
    cover,
    confirmedAt: confirmationOf({ institution, membership })?.toISOString() ?? null,
    updatedAt: institution.updatedAt.toISOString(),
  };
}

type Digests = Map<string, { sha256: string; sizeBytes: number }>;

async function readDigests(db: Reader, covers: CoverRow[]): Promise<Digests> {
  const ids = covers.flatMap(({ pictures }) => pictures.map(({ fileId }) => fileId));
  const { id, sha256, sizeBytes } = files;
  const found: Digests = new Map();
  for (let at = 0; at < ids.length; at += ROWS_AT_A_TIME) {
    const some = inArray(id, ids.slice(at, at + ROWS_AT_A_TIME));
    for (const row of await db.select({ id, sha256, sizeBytes }).from(files).where(some)) found.set(row.id, row);
  }
  return found;
}

function coverRecord({ alt, altLanguage, credit, licence, pictures }: CoverRow, drawn: Digests): MemberRecord["cover"] {
  return {
    ...{ alt, altLanguage, credit, licence },
    pictures: pictures.map(({ fileId, format, width, height }) => {
      const { sha256 = "", sizeBytes = 0 } = drawn.get(fileId) ?? {};
      return { format, width, height, sha256, sizeBytes };
    }),
  };
}

/** A member as the world may know it, and the stored file of its logo. */
interface FoundMember {
  record: MemberRecord;
  logoFileId: string | null;
  /** The stored file of each drawing of its cover, in the order of the record. */
  coverFileIds: string[];
}

/** The members of the directory in its order, as everybody may read them by what each keeps for fewer readers. */
export async function* findMembers(db: Reader, { today }: AsOf): AsyncGenerator<FoundMember> {
  let after: Place | null = null;
  for (;;) {
    const rows: ListedRow[] = await selectListed(db, today, after);
    const ids = rows.map(({ institution }) => institution.id);
    const profiles = await readTextsOf(db, ids, "profile");
    const units = await readUnitsOf(db, ids);
    const topics = await db.select().from(institutionTopics).where(inArray(institutionTopics.institutionId, ids));
    const left = await db.select().from(formerAddresses).where(inArray(formerAddresses.institutionId, ids));
    const covers = await readShownCovers(db, ids);
    const drawn = await readDigests(db, [...covers.values()]);
    for (const row of rows) {
      const cover = covers.get(row.institution.id);
      const { id } = row.institution;
      const codes = (wanted: string) =>
        topics
          .filter(({ institutionId, kind }) => institutionId === id && kind === wanted)
          .map(({ code }) => code)
          .sort();
      const formerSlugs = left.flatMap((one) => (one.institutionId === id ? [one.slug] : [])).sort();
      const told = { profiles: profiles.get(id) ?? {}, units: units.get(id) ?? [] };
      const beside = {
        ...{ ...told, themes: codes("theme"), fieldsOfStudy: codes("field"), formerSlugs },
        cover: cover ? coverRecord(cover, drawn) : null,
      };
      const coverFileIds = cover?.pictures.map(({ fileId }) => fileId) ?? [];
      yield { record: recordOf(row, beside, today), logoFileId: row.logo?.fileId ?? null, coverFileIds };
    }
    const last = rows.at(-1)?.institution;
    if (!last || rows.length < ROWS_AT_A_TIME) return;
    after = last;
  }
}

/** The same without what is not in the record. */
export async function* readMembers(db: Reader, asOf: AsOf): AsyncGenerator<MemberRecord> {
  for await (const { record } of findMembers(db, asOf)) yield record;
}
