import { directoryVersion } from "#app/platform/directory-version.server.ts";
import { keepFew } from "#app/platform/keep-few.ts";
import type { Reader } from "#db/index.server.ts";
import { boardVersion } from "../project/board-version.server.ts";
import { type Audience, isInsider } from "../project/project.policy.ts";
import { type Party, readConsortia } from "./read-consortia.server.ts";

/** For the public and for members, while one day follows the other. */
const MOST_KEPT = 4;

const kept = new WeakMap<Reader, Map<string, { stamp: string; parties: Promise<Party[]> }>>();

async function readAll(db: Reader, audience: Audience): Promise<Party[]> {
  const all: Party[] = [];
  for await (const parties of readConsortia(db, audience)) all.push(...parties);
  return all;
}

/**
 * Who works with whom in all projects that are published for somebody, kept until a project or a member changes: every command that
 * changes either raises a version (`touchBoard`, `touchDirectory`), in whichever process.
 */
export async function keptConsortia(db: Reader, audience: Audience): Promise<Party[]> {
  const stamp = `${await boardVersion(db)} ${await directoryVersion(db)}`;
  const readers = `${audience.today} ${isInsider(audience) ? "members" : "public"}`;
  const ofDatabase = kept.get(db) ?? new Map<string, { stamp: string; parties: Promise<Party[]> }>();
  kept.set(db, ofDatabase);
  const known = ofDatabase.get(readers);
  if (known?.stamp === stamp) return known.parties;
  const parties = readAll(db, audience);
  keepFew(ofDatabase, readers, { stamp, parties }, MOST_KEPT);
  parties.catch(() => ofDatabase.delete(readers));
  return parties;
}
