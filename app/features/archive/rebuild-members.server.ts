import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { replaceTopics } from "#app/features/members/institution/institution-entry.server.ts";
import { REBUILT } from "#app/features/members/institution/membership-view.server.ts";
import { writeTexts } from "#app/features/members/institution/institution-texts.server.ts";
import { profilesOf } from "#app/features/members/profile/profile-values.server.ts";
import { writeUnitTexts } from "#app/features/members/units/unit-texts.server.ts";
import type { Unit } from "#app/features/members/units/units.ts";
import { COVER_MEDIA_TYPES } from "#app/platform/cover-image.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { files } from "#db/schema/files.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { formerAddresses } from "#db/schema/renamings.ts";
import { units } from "#db/schema/members.ts";
import type { MemberRecord } from "./archive.schema.ts";
import { coverFile, logoFile } from "./logo-file.ts";
import { unitsOfRecord } from "./unit-records.server.ts";
import { answersOf, institutionRow, membershipRow } from "./member-row.server.ts";

interface Putting {
  folder: string;
  group: MemberRecord[];
  graceDays: number;
}

interface Prepared {
  record: MemberRecord;
  institutionId: string;
  logoFileId: string | null;
  /** Where each drawing of its cover now stands. */
  coverFileIds: string[];
}

/** The bytes are on the disk before anything points to them. */
async function prepare(store: Services["files"], folder: string, record: MemberRecord): Promise<Prepared> {
  const file = logoFile(record);
  const logoFileId = file && randomUUID();
  if (file && logoFileId) await store.write(logoFileId, await readFile(path.join(folder, file)));
  const coverFileIds: string[] = [];
  for (const picture of record.cover?.pictures ?? []) {
    const fileId = randomUUID();
    await store.write(fileId, await readFile(path.join(folder, coverFile(record, picture))));
    coverFileIds.push(fileId);
  }
  return { record, institutionId: randomUUID(), logoFileId, coverFileIds };
}

/** Puts some members back: entry, texts, what the directory files it under, membership, logo. */
export async function putMembers(
  { withTransaction, files: store }: Pick<Services, "withTransaction" | "files">,
  { folder, group, graceDays }: Putting,
): Promise<void> {
  const prepared: Prepared[] = [];
  for (const record of group) prepared.push(await prepare(store, folder, record));
  await withTransaction(async (tx) => {
    for (const one of prepared) await putMember(tx, one, graceDays);
    await touchDirectory(tx, ...prepared.map(({ institutionId }) => institutionId));
  });
}

async function putMember(
  tx: Tx,
  { record, institutionId, logoFileId, coverFileIds }: Prepared,
  graceDays: number,
): Promise<void> {
  const { slug, logo, translatedNames } = record;
  const values = answersOf(record);
  const row = institutionRow(record);
  if (logo && logoFileId) {
    const owner = { purpose: "logo", ownerType: "institution", ownerId: institutionId } as const;
    await tx.insert(files).values({ id: logoFileId, ...owner, ...logo, name: slug, createdAt: row.updatedAt });
  }
  await tx.insert(institutions).values({ ...row, id: institutionId, logoFileId });
  const former = (record.formerSlugs ?? []).map((one) => ({ slug: one, institutionId, leftAt: row.updatedAt }));
  if (former.length > 0) await tx.insert(formerAddresses).values(former);
  await putCover(tx, { record, institutionId, coverFileIds }, row.updatedAt);
  await writeTexts(tx, institutionId, { name: translatedNames, profile: profilesOf(values) });
  const { themes = [], fieldsOfStudy = [], offers = [], seeks = [] } = values;
  await replaceTopics(tx, institutionId, { themes, fieldsOfStudy, offers, seeks });
  await putUnits(tx, institutionId, unitsOfRecord(record.units ?? []), row.updatedAt);
  const membership = { ...membershipRow(record, graceDays), id: randomUUID(), institutionId };
  await tx.insert(memberships).values(membership);
  const { id: membershipId, createdAt } = membership;
  await tx.insert(membershipChanges).values({ membershipId, status: "active", reason: REBUILT, createdAt });
}

async function putUnits(tx: Tx, institutionId: string, all: readonly Unit[], createdAt: Date): Promise<void> {
  for (const { about, ...unit } of all) {
    await tx.insert(units).values({ ...unit, institutionId, createdAt, updatedAt: createdAt });
    await writeUnitTexts(tx, unit.id, { names: unit.translatedNames, about });
  }
}

async function putCover(
  tx: Tx,
  { record: { slug, cover }, institutionId, coverFileIds }: Omit<Prepared, "logoFileId">,
  createdAt: Date,
): Promise<void> {
  if (!cover) return;
  const { pictures, ...words } = cover;
  const owner = { purpose: "cover", ownerType: "institution", ownerId: institutionId } as const;
  const drawn = pictures.map((picture, at) => ({ ...picture, fileId: coverFileIds[at] ?? "" }));
  await tx.insert(files).values(
    drawn.map(({ fileId, format, sha256, sizeBytes }) => ({
      ...{ id: fileId, ...owner, name: slug, mediaType: COVER_MEDIA_TYPES[format], sha256, sizeBytes, createdAt },
    })),
  );
  const kept = drawn.map(({ fileId, format, width, height }) => ({ fileId, format, width, height }));
  await tx.insert(institutionCovers).values({ institutionId, ...words, pictures: kept });
}
