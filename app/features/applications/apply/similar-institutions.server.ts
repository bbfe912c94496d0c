import { applicationIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { findMembersNamed } from "#app/features/members/institution/members-named.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { candidateOf, findDuplicate } from "../precheck/find-duplicate.server.ts";

export interface Similar {
  /** The name they are like. */
  name: string;
  members: { name: string; to: string }[];
  /** Somebody else's application under this name is under way. */
  isApplying: boolean;
}

/** Fewer letters fit half the world. */
const SHORTEST_NAME = 5;
const LONGEST_NAME = 250;

export interface Reading {
  /** Nobody is told of an application they have a hand in themselves. */
  viewer: Viewer;
  locale: Locale;
}

/** Who is here already under a name like this; null when nobody is. */
export async function findSimilar(
  { db, clock }: Pick<Services, "db" | "clock">,
  { application }: Pick<FullApplication, "application">,
  typed: string,
  { viewer, locale }: Reading,
): Promise<Similar | null> {
  const name = typed.trim().slice(0, LONGEST_NAME);
  // Whoever was a member before is like itself.
  if (name.length < SHORTEST_NAME || application.institutionId) return null;
  const today = dayNow(clock);
  const members = await findMembersNamed(db, { query: name, country: application.country, today }, locale);
  const own = [application.id, ...applicationIds(viewer)];
  const duplicate = await findDuplicate(db, candidateOf(null, name, application.country), today, own);
  const isApplying =
    duplicate !== null && duplicate.slug === null && !members.some((one) => one.name === duplicate.name);
  if (members.length === 0 && !isApplying) return null;
  return {
    name,
    members: members.map(({ slug, name: called }) => ({ name: called, to: `/directory/${slug}` })),
    isApplying,
  };
}

/** The same for the names that are saved, told on the page they stand on and on the one that follows. */
export async function similarToSaved(
  context: Pick<Services, "db" | "clock">,
  file: FullApplication,
  reading: Reading,
): Promise<Similar | null> {
  const { name_official, name_en } = file.answers.identity ?? {};
  for (const name of new Set([name_official, name_en])) {
    const found = typeof name === "string" ? await findSimilar(context, file, name, reading) : null;
    if (found) return found;
  }
  return null;
}
