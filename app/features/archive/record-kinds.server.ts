import { createHash } from "node:crypto";
import type { Reader } from "#db/index.server.ts";
import { RECORD_KINDS, type RecordKind, type RecordOf } from "./archive.schema.ts";
import type { AsOf } from "./as-of.ts";
import { canonical } from "./canonical.ts";
import { readAssociation, readTexts } from "./read-association.server.ts";
import { readInitiatives } from "./read-initiatives.server.ts";
import { readMembers } from "./read-members.server.ts";
import { readProjects } from "./read-projects.server.ts";
import { readRegister } from "./read-register.server.ts";
import { readVotes } from "./read-votes.server.ts";

/** How the records of each kind are read from the portal, always in the same order. */
export const READERS = {
  association: readAssociation,
  texts: readTexts,
  members: readMembers,
  register: readRegister,
  projects: readProjects,
  initiatives: readInitiatives,
  votes: readVotes,
} satisfies { [Kind in RecordKind]: (db: Reader, asOf: AsOf) => AsyncGenerator<RecordOf<Kind>> };

/** A record as its line in the file of its kind. */
export const lineOf = (record: unknown) => `${canonical(record)}\n`;

export interface Counted {
  count: number;
  /** Of all lines. */
  sha256: string;
}

/** How many records of each kind the portal holds as of a moment, and the digest of their lines. */
export async function countRecords(db: Reader, asOf: AsOf): Promise<Record<RecordKind, Counted>> {
  const counted: Partial<Record<RecordKind, Counted>> = {};
  for (const kind of RECORD_KINDS) {
    const hash = createHash("sha256");
    let count = 0;
    for await (const record of READERS[kind](db, asOf)) {
      hash.update(lineOf(record));
      count += 1;
    }
    counted[kind] = { count, sha256: hash.digest("hex") };
  }
  return counted as Record<RecordKind, Counted>;
}
