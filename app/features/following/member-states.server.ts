import { and, eq, inArray } from "drizzle-orm";
import { termColumns } from "#app/features/members/institution/entitled.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { readTextsOf } from "#app/features/members/institution/institution-texts.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { listProjectsOfInstitution } from "#app/features/projects/board/institution-projects.server.ts";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import { LOCALES } from "#db/locales.ts";
import type { SeenMember } from "#db/schema/following.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";

const selectRows = (db: Reader, ids: readonly string[]) =>
  db
    .select({
      id: institutions.id,
      slug: institutions.slug,
      ...nameColumns,
      profileEn: institutions.profileEn,
      term: termColumns,
    })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(inArray(institutions.id, [...ids]));

/** What everybody may know of a member now, and its projects whoever may see them. */
export interface MemberState extends Omit<Awaited<ReturnType<typeof selectRows>>[number], "term" | "profileEn"> {
  isListed: boolean;
  category: string;
  /** Digest of what it says of itself to everybody; empty where it says nothing. */
  text: string;
  everyProject: readonly string[];
}

/** How some institutions stand on a day, by their ids. */
export async function readStates(
  db: Reader,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, MemberState>> {
  const rows = await selectRows(db, ids);
  const texts = await readTextsOf(db, ids, "profile");
  const led = await db
    .select({ id: projects.id, of: projects.leadInstitutionId })
    .from(projects)
    .where(inArray(projects.leadInstitutionId, [...ids]));
  const joined = await db
    .select({ id: projectPartners.projectId, of: projectPartners.institutionId })
    .from(projectPartners)
    .where(and(inArray(projectPartners.institutionId, [...ids]), eq(projectPartners.status, "confirmed")));
  const theirs = Map.groupBy([...led, ...joined], ({ of }) => of);
  return new Map(
    rows.map(({ term, profileEn, ...row }) => {
      const own = Object.entries(texts.get(row.id) ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
      const isSaid = profileEn !== "" || own.length > 0;
      const state = {
        ...row,
        isListed: isEntitled(term, "be_listed", today),
        category: term.category,
        text: isSaid ? sha256(JSON.stringify([profileEn, own])).slice(0, 32) : "",
        everyProject: (theirs.get(row.id) ?? []).map(({ id }) => id),
      };
      return [row.id, state] as const;
    }),
  );
}

export const namesIn = (state: MemberState): Record<string, string> => ({
  official: state.nameOfficial,
  ...Object.fromEntries(LOCALES.map((locale) => [locale, nameOf(state, locale).name])),
});

/** What somebody sees of a member now. */
export async function seenNow(db: Reader, state: MemberState, audience: Audience): Promise<SeenMember> {
  const visible = await listProjectsOfInstitution(db, state.id, audience);
  const { isListed, category, text } = state;
  return { isListed, category, text, names: namesIn(state), projects: visible.map(({ id }) => id) };
}
