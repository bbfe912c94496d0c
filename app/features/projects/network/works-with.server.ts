import { and, eq, inArray } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { nameOf, type ShownName } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Audience } from "../project/project.policy.ts";
import { PICTURE_ID } from "./ui/network-model.ts";
import { isIn, readConsortia } from "./read-consortia.server.ts";

const MOST_NAMED = 12;

export interface WorksWith {
  members: { slug: string; name: ShownName; projects: number }[];
  /** How many more there are. */
  more: number;
  /** The picture of them. */
  to: string;
}

/** How many projects an institution shares with each other one. */
async function sharedWith(db: Reader, institution: string, audience: Audience): Promise<Map<string, number>> {
  const shared = new Map<string, number>();
  for await (const parties of readConsortia(db, audience, isIn(db, institution)))
    for (const id of parties.flatMap((party) => [...new Set(party.institutions)]))
      if (id !== institution) shared.set(id, (shared.get(id) ?? 0) + 1);
  return shared;
}

/**
 * The members that a member works with, those with the most projects first, as far as the projects are published for
 * somebody; null for nobody. For the member's page.
 */
export async function worksWith(
  db: Reader,
  { id, slug }: { id: string; slug: string },
  { audience, locale }: { audience: Audience; locale: Locale },
): Promise<WorksWith | null> {
  const shared = await sharedWith(db, id, audience);
  if (shared.size === 0) return null;
  const rows = await db
    .select({ id: institutions.id, slug: institutions.slug, sortName: institutions.sortName, ...nameColumns })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(inArray(institutions.id, [...shared.keys()]), entitled("be_listed", audience.today)));
  const projectsOf = (row: { id: string }) => shared.get(row.id) ?? 0;
  const sorted = rows.sort((a, b) => projectsOf(b) - projectsOf(a) || (a.sortName < b.sortName ? -1 : 1));
  if (sorted.length === 0) return null;
  return {
    members: sorted.slice(0, MOST_NAMED).map((row) => {
      return { slug: row.slug, name: nameOf(row, locale), projects: projectsOf(row) };
    }),
    more: Math.max(0, sorted.length - MOST_NAMED),
    to: `/directory?view=network&around=${slug}#${PICTURE_ID}`,
  };
}
