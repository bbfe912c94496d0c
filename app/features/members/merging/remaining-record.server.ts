import { eq } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { institutions, type OtherName } from "#db/schema/members.ts";
import { changeListed } from "../membership/change-listed.server.ts";
import { writeProfile } from "../profile/profile-commands.server.ts";
import { readValues } from "../profile/profile-values.server.ts";
import { areSame, type Move } from "./move.ts";
import { isFact, readRecord } from "./profile-gaps.server.ts";

const CHANGED = "The institution changed while it was merged";

async function rowOf(db: Reader, id: string) {
  const [row] = await db.select().from(institutions).where(eq(institutions.id, id));
  if (!row) throw new Error(CHANGED);
  return row;
}

const nameIn = (fields: Move["after"]) => fields as unknown as OtherName;

interface Said {
  fields: ReadonlyMap<string, unknown>;
  names: OtherName[];
}

/** Writes into a record what it says otherwise from now on. */
async function write(tx: Tx, institutionId: string, { fields, names }: Said, now: Date): Promise<void> {
  const answers = new Map([...fields].filter(([key]) => !isFact(key)));
  if (answers.size > 0) {
    const row = await rowOf(tx, institutionId);
    const { restrictions, version, confirmedAt } = row;
    const all = { ...(await readValues(tx, row)), ...Object.fromEntries(answers) };
    const isSaved = await writeProfile(tx, row, { answers: all, restrictions, version }, { now, confirmedAt });
    if (!isSaved) throw new Error(CHANGED);
  }
  const { version, translatedNames } = await rowOf(tx, institutionId);
  const facts = Object.fromEntries([...fields].filter(([key]) => isFact(key)));
  const change = { columns: { ...facts, otherNames: names }, names: translatedNames };
  if ((await changeListed(tx, { institutionId, version }, change, now)) === null) throw new Error(CHANGED);
}

const fieldsOf = (moves: readonly Move[], give: (move: Move) => unknown) =>
  new Map(moves.filter(({ kind }) => kind === "field").map((move) => [move.objectId, give(move)]));

/** Writes what a record takes from the one that goes into it: answers it lacks, and the names of the other as earlier ones. */
export async function takeOver(tx: Tx, institutionId: string, moves: readonly Move[], now: Date): Promise<void> {
  const { otherNames } = await rowOf(tx, institutionId);
  const names = moves.filter(({ kind }) => kind === "name").map(({ after }) => nameIn(after));
  const fields = fieldsOf(moves, ({ after }) => after?.value);
  await write(tx, institutionId, { fields, names: [...otherNames, ...names] }, now);
}

/** Takes it out again. */
export async function giveUp(tx: Tx, institutionId: string, moves: readonly Move[], now: Date): Promise<void> {
  const { otherNames } = await rowOf(tx, institutionId);
  const names = moves.filter(({ kind }) => kind === "name");
  const isGivenUp = (name: OtherName) => names.some(({ after }) => areSame(after, name));
  const fields = fieldsOf(moves, ({ objectId }) => (isFact(objectId) ? null : undefined));
  await write(tx, institutionId, { fields, names: otherNames.filter((name) => !isGivenUp(name)) }, now);
}

/** What of it the record says otherwise by now. */
export async function changedSince(db: Reader, institutionId: string, moves: readonly Move[]): Promise<Move[]> {
  const row = await rowOf(db, institutionId);
  const said = await readRecord(db, row);
  return moves.filter(({ kind, objectId, after }) => {
    if (kind === "field") return !areSame(said[objectId], after?.value);
    return kind === "name" && !row.otherNames.some((name) => areSame(name, after));
  });
}
