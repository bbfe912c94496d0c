import { belongsToInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import {
  findProject,
  findProjectById,
  findShelvedById,
} from "#app/features/projects/project/project-queries.server.ts";
import { readsPublished } from "#app/features/projects/results/result.policy.ts";
import { subjectOf } from "#app/features/projects/results/read-results.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { PageKind } from "#db/vocabulary-moderation.ts";
import { loadPage, type Page } from "./load-page.server.ts";

interface Asked {
  kind: PageKind;
  /** The last part of the address of a project or a member, the id of a result. */
  at: string;
}

interface Reading {
  viewer: Viewer | null;
  today: string;
}

async function idOf(db: Reader, { kind, at }: Asked, { viewer, today }: Reading): Promise<string | null> {
  if (kind === "institution") return (await findProfile(db, at, { viewer, today }))?.institution.id ?? null;
  if (kind === "result") return at;
  return (await findProject(db, at, await getAudience(db, viewer, today)))?.row.id ?? null;
}

/** A result is read by whoever sees its project or did so until it was archived, as far as it is for them. */
async function readsResult(db: Reader, { project, result }: Page, { viewer, today }: Reading): Promise<boolean> {
  if (!project || !result) return true;
  const audience = await getAudience(db, viewer, today);
  const { id } = project.row;
  const seen = (await findProjectById(db, id, audience)) ?? (await findShelvedById(db, id, audience));
  return seen !== null && readsPublished(audience, seen.subject, subjectOf(result));
}

/** The page of an address that somebody reads and others too; null for what is missing, hidden or not theirs to see. */
export async function findReported(db: Reader, asked: Asked, reading: Reading): Promise<Page | null> {
  const id = await idOf(db, asked, reading);
  const page = id === null ? null : await loadPage(db, { kind: asked.kind, id }, reading.today);
  return page?.isShown && (await readsResult(db, page, reading)) ? page : null;
}

/** Whoever answers for a page changes it, and does not report it. */
export const isOwnPage = ({ ofIds, writerIds }: Page, viewer: Viewer | null): boolean =>
  viewer !== null && (writerIds.includes(viewer.id) || ofIds.some((id) => belongsToInstitution(viewer, id)));
