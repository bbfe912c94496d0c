import { eq, inArray } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { files } from "#db/schema/files.ts";
import { institutions } from "#db/schema/members.ts";
import { findCover, findShownCover } from "../profile/cover-queries.server.ts";
import type { Pair } from "./find-merge.server.ts";
import { areSame, type Fields, type Move } from "./move.ts";

/** What a record can show that is no answer of its profile. */
const PICTURES = ["logo", "cover"] as const;
export type Picture = (typeof PICTURES)[number];
const isPicture = (key: string): key is Picture => PICTURES.some((one) => one === key);

type Shown = Fields & { fileIds: string[] };

/** A picture as a record shows it, with what is said of it; null where it shows none. */
async function readPicture(db: Reader, institutionId: string, picture: Picture): Promise<Shown | null> {
  if (picture === "cover") {
    const cover = await findShownCover(db, institutionId);
    if (!cover) return null;
    const { alt, altLanguage, credit, licence, pictures } = cover;
    return { fileIds: pictures.map(({ fileId }) => fileId), alt, altLanguage, credit, licence };
  }
  const [row] = await db
    .select({ logoFileId: institutions.logoFileId })
    .from(institutions)
    .where(eq(institutions.id, institutionId));
  return row?.logoFileId ? { fileIds: [row.logoFileId] } : null;
}

/** Whether a record has room for a picture: one that was removed and is still kept can be put back. */
const hasRoom = async (db: Reader, institutionId: string, picture: Picture) =>
  (await (picture === "cover" ? findCover : readPicture)(db, institutionId, picture)) === null;

/** The pictures that the remaining record lacks and the other one shows. */
export async function offeredPictures(
  db: Reader,
  { merged, remaining }: Pair,
): Promise<{ picture: Picture; shown: Shown }[]> {
  const offered: { picture: Picture; shown: Shown }[] = [];
  for (const picture of PICTURES) {
    const shown = await readPicture(db, merged.institution.id, picture);
    if (shown && (await hasRoom(db, remaining.institution.id, picture))) offered.push({ picture, shown });
  }
  return offered;
}

/** The moves of those that are taken over. */
export async function planPictures(db: Reader, pair: Pair, taken: readonly string[]): Promise<Move[]> {
  const [from, to] = [pair.merged.institution.id, pair.remaining.institution.id];
  return (await offeredPictures(db, pair))
    .filter(({ picture }) => taken.includes(picture))
    .map(({ picture, shown }) => ({
      ...{ kind: "picture", objectId: picture, before: { institutionId: from } },
      after: { institutionId: to, ...shown },
    }));
}

interface Hanging {
  picture: Picture;
  from: string;
  to: string;
  fileIds: string[];
}

/** A stored picture is another institution's from now on; its bytes stay where they are. */
async function hang(tx: Tx, { picture, from, to, fileIds }: Hanging, now: Date): Promise<void> {
  await tx.update(files).set({ ownerId: to }).where(inArray(files.id, fileIds));
  if (picture === "cover")
    await tx.update(institutionCovers).set({ institutionId: to }).where(eq(institutionCovers.institutionId, from));
  const [logoFileId = null] = fileIds;
  const logoOf = (id: string) => (picture === "cover" ? {} : { logoFileId: id === to ? logoFileId : null });
  for (const id of [from, to])
    await tx
      .update(institutions)
      .set({ ...logoOf(id), updatedAt: now })
      .where(eq(institutions.id, id));
}

function hangingOf({ objectId, before, after }: Move): Hanging {
  const [from, to, fileIds] = [before?.institutionId, after?.institutionId, after?.fileIds];
  const isWhole = isPicture(objectId) && typeof from === "string" && typeof to === "string" && Array.isArray(fileIds);
  if (!isWhole) throw new Error(`A receipt names no picture: ${objectId}`);
  return { picture: objectId, from, to, fileIds: fileIds.map(String) };
}

const picturesOf = (moves: readonly Move[]) => moves.filter(({ kind }) => kind === "picture");

/** Gives the remaining record the pictures that a plan names. */
export async function movePictures(tx: Tx, moves: readonly Move[], now: Date): Promise<void> {
  for (const move of picturesOf(moves)) await hang(tx, hangingOf(move), now);
}

/** Gives them back. */
export async function givePicturesBack(tx: Tx, moves: readonly Move[], now: Date): Promise<void> {
  for (const move of picturesOf(moves)) {
    const { from, to, ...rest } = hangingOf(move);
    await hang(tx, { ...rest, from: to, to: from }, now);
  }
}

/** Those of a receipt that the remaining record shows otherwise by now, or no more. */
export async function changedPictures(db: Reader, moves: readonly Move[]): Promise<Move[]> {
  const changed: Move[] = [];
  for (const move of picturesOf(moves)) {
    const { picture, to } = hangingOf(move);
    const shown = await readPicture(db, to, picture);
    if (!areSame(shown && { institutionId: to, ...shown }, move.after)) changed.push(move);
  }
  return changed;
}
