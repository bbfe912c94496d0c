import { ASSOCIATION_SETTING, getAssociation } from "#app/platform/association.server.ts";
import { putTextVersion } from "#app/platform/association-texts.server.ts";
import { isTextKey } from "#app/platform/association-texts.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { archivedVotes } from "#db/schema/archived-votes.ts";
import { councilSessions } from "#db/schema/council.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { settings } from "#db/schema/settings.ts";
import { RECORD_KINDS, type RecordKind, type RecordOf } from "./archive.schema.ts";
import { checkFolder, readKeys } from "./check-folder.server.ts";
import { inGroups } from "./in-groups.ts";
import { readRecords } from "./read-records.server.ts";
import { putInitiatives } from "./rebuild-initiatives.server.ts";
import { putMembers } from "./rebuild-members.server.ts";
import { putProjects } from "./rebuild-projects.server.ts";
import { continueSeries, putRegister } from "./rebuild-register.server.ts";
import { type Counted, countRecords } from "./record-kinds.server.ts";

type Rebuilding = Pick<Services, "db" | "withTransaction" | "clock" | "files" | "signingKeys">;

/** The portal holds something already. */
export class NotEmpty extends Error {
  override name = "NotEmpty";
}

/** What a folder says it holds of a kind, and what the portal holds now. */
interface Compared {
  kind: RecordKind;
  folder: Counted;
  portal: Counted;
  isEqual: boolean;
}

const AT_A_TIME = 100;
/** Of a kind that the folder is from before. */
const NOTHING: Counted = { count: 0, sha256: sha256("") };
/** Of nobody: what the folder does not name a person for is in this account's name, with which nobody signs in. */
const KEEPER = { email: "archive@portal.invalid", name: "Archive", locale: "en" } as const;

/**
 * Fills an empty portal with what a folder holds, and reads it again: each kind of record with its count and digest beside
 * those of the folder. Throws `UnsoundArchive` before anything is written, and `NotEmpty`.
 */
export async function rebuildFrom(services: Rebuilding, folder: string): Promise<Compared[]> {
  const { db, withTransaction, clock } = services;
  const manifest = await checkFolder(folder);
  await refuseFilled(db);
  const now = clock.now();
  const keeperId = await withTransaction((tx) => putKeeper(tx, now));
  for await (const group of inGroups(readRecords(folder, "association"), AT_A_TIME)) {
    await withTransaction((tx) => putAssociation(tx, group, now));
  }
  for await (const group of inGroups(readRecords(folder, "texts"), AT_A_TIME)) {
    await withTransaction((tx) => putTexts(tx, group, now));
  }
  const { graceDays } = await getAssociation(db);
  for await (const group of inGroups(readRecords(folder, "members"), AT_A_TIME)) {
    await putMembers(services, { folder, group, graceDays });
  }
  for await (const group of inGroups(readRecords(folder, "register"), AT_A_TIME)) {
    await withTransaction((tx) => putRegister(tx, group, { day: manifest.day, keeperId, now }));
  }
  for await (const group of inGroups(readRecords(folder, "projects"), AT_A_TIME)) {
    await withTransaction((tx) => putProjects(tx, group, keeperId));
  }
  if (manifest.kinds.initiatives)
    for await (const group of inGroups(readRecords(folder, "initiatives"), AT_A_TIME)) {
      await withTransaction((tx) => putInitiatives(tx, group, keeperId));
    }
  for await (const vote of readRecords(folder, "votes")) await withTransaction((tx) => putVote(tx, vote));
  await continueSeries(services, folder);
  await services.signingKeys.keepFormer(await readKeys(folder, manifest.keys.file));
  const counted = await countRecords(db, { now: new Date(manifest.madeAt), today: manifest.day });
  return RECORD_KINDS.map((kind) => {
    const [said, portal] = [manifest.kinds[kind] ?? NOTHING, counted[kind]];
    const isEqual = said.count === portal.count && said.sha256 === portal.sha256;
    return { kind, folder: said, portal, isEqual };
  });
}

async function refuseFilled(db: Reader): Promise<void> {
  const tables = { users, institutions, applications, projects, initiatives, councilSessions, archivedVotes };
  for (const [name, table] of Object.entries(tables)) {
    const count = await db.$count(table);
    if (count > 0) throw new NotEmpty(`The portal is not empty: ${count} in ${name}`);
  }
}

async function putKeeper(tx: Tx, now: Date): Promise<string> {
  const [row] = await tx
    .insert(users)
    .values({ ...KEEPER, suspendedAt: now, createdAt: now })
    .returning();
  if (!row) throw new Error("The account was not written");
  return row.id;
}

async function putAssociation(tx: Tx, [association]: RecordOf<"association">[], now: Date): Promise<void> {
  const row = { value: association, updatedAt: now, updatedById: null };
  await tx
    .insert(settings)
    .values({ name: ASSOCIATION_SETTING, ...row })
    .onConflictDoUpdate({ target: settings.name, set: row });
}

async function putTexts(tx: Tx, texts: RecordOf<"texts">[], now: Date): Promise<void> {
  for (const { key, version, since, words } of texts) {
    if (!isTextKey(key)) throw new Error(`No text is called ${key}`);
    await putTextVersion(tx, key, { version, words, since: since === null ? null : new Date(since) }, now);
  }
}

async function putVote(tx: Tx, { id, kind, startsAt, endsAt, closedAt, votes }: RecordOf<"votes">): Promise<void> {
  await tx.insert(archivedVotes).values({
    ...{ id, kind, votes: JSON.stringify(votes) },
    startsAt: new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
    closedAt: new Date(closedAt),
  });
}
