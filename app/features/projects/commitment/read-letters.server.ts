import { fileSize } from "#app/i18n/file-size.ts";
import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { files } from "#db/schema/files.ts";
import { commitmentLetters } from "#db/schema/partners.ts";
import type { LettersReader } from "../project/commitment.policy.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { deadlineView, momentView, nameView, type Words } from "../project/project-words.server.ts";
import type { CommitmentView, LetterView, PartnerLetter } from "./commitment-model.ts";

/** Somebody who learns of the letters, and for which partners this person puts them in. */
interface Standing extends LettersReader {
  commitsFor: readonly string[];
}

const reads = ({ own, readsAll }: LettersReader, institutionId: string) => readsAll || own.includes(institutionId);

function selectCurrent(db: Reader, projectId: string) {
  const { id, institutionId, uploadedAt, fileId, uploadedById, status } = commitmentLetters;
  return db
    .select({
      id,
      institutionId,
      uploadedAt,
      fileId,
      person: users.name,
      file: files.name,
      sizeBytes: files.sizeBytes,
      mediaType: files.mediaType,
    })
    .from(commitmentLetters)
    .innerJoin(files, eq(files.id, fileId))
    .innerJoin(users, eq(users.id, uploadedById))
    .where(and(eq(commitmentLetters.projectId, projectId), eq(status, "current")));
}

type LetterRow = Awaited<ReturnType<typeof selectCurrent>>[number];

function letterView({ id, file, sizeBytes, person, uploadedAt }: LetterRow, slug: string, words: Words): LetterView {
  return {
    to: `/projects/${slug}/commitment/${id}`,
    file,
    person,
    size: fileSize(words.t, sizeBytes),
    at: momentView(words, uploadedAt),
  };
}

/** The partners that have confirmed, beside the lead: each may have a letter. */
function committing({ partners, row }: Pick<FoundProject, "partners" | "row">) {
  return partners.flatMap(({ status, institution, role }) =>
    status === "confirmed" && institution && institution.id !== row.leadInstitutionId ? [{ institution, role }] : [],
  );
}

/** Which partners have put in their letters; the letters themselves only for whoever reads them. */
export async function viewLetters(
  db: Reader,
  found: FoundProject,
  standing: Standing,
  words: Words,
): Promise<CommitmentView> {
  const { id: projectId, slug, callDeadline } = found.row;
  const letters = new Map((await selectCurrent(db, projectId)).map((row) => [row.institutionId, row]));
  const partners = committing(found).map(({ institution }): PartnerLetter => {
    const { id: institutionId } = institution;
    const letter = letters.get(institutionId);
    const sheet = `/projects/${slug}/commitment/sheet?partner=${institutionId}`;
    const isOwn = standing.own.includes(institutionId);
    return {
      institutionId,
      name: nameView(words, institution),
      isThere: letter !== undefined,
      letter: letter && reads(standing, institutionId) ? letterView(letter, slug, words) : null,
      own: isOwn ? { sheet, mayPut: standing.commitsFor.includes(institutionId) } : null,
    };
  });
  return {
    there: partners.filter(({ isThere }) => isThere).length,
    deadline: callDeadline === null ? null : deadlineView(words, callDeadline),
    partners: partners.toSorted((a, b) => Number(b.own !== null) - Number(a.own !== null)),
  };
}

/** The letters of partners that are still in the project, as far as somebody reads them. */
export async function listLetters(db: Reader, found: FoundProject, reader: LettersReader): Promise<LetterRow[]> {
  const here = new Set(committing(found).map(({ institution }) => institution.id));
  const rows = await selectCurrent(db, found.row.id);
  return rows.filter(({ institutionId }) => here.has(institutionId) && reads(reader, institutionId));
}

/** The letter of one id, of a partner that is still in the project; null for whoever does not read it. */
export async function findLetter(db: Reader, found: FoundProject, id: string, reader: LettersReader) {
  const letter = (await selectCurrent(db, found.row.id)).find((row) => row.id === id);
  const isIn = letter && committing(found).some(({ institution }) => institution.id === letter.institutionId);
  return isIn && reads(reader, letter.institutionId) ? letter : null;
}

/** The partner of one's own for which a letter to sign is fetched; null where it is no partner or not one's own. */
export function findOwnPartner(found: FoundProject, institutionId: string | null, { own }: LettersReader) {
  const partner = committing(found).find(({ institution }) => institution.id === institutionId);
  return partner && own.includes(partner.institution.id) ? partner : null;
}
