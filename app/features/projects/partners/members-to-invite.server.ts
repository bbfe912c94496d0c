import { and, asc, eq } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { matchesSearch } from "#db/search.server.ts";

interface Inviting {
  /** Institutions that are in already. */
  except: readonly string[];
  today: string;
}

/** Members who may join projects and whose name begins with the words, for an invitation; at most ten. */
export async function findMembersToInvite(db: Reader, query: string, { except, today }: Inviting) {
  const words = matchesSearch("institutions", institutions.search, institutions.id, query);
  if (!words) return [];
  const found = await db
    .select({
      id: institutions.id,
      ...nameColumns,
      country: institutions.country,
    })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(entitled("join_projects", today), words))
    .orderBy(asc(institutions.sortName), asc(institutions.id))
    .limit(30);
  return found.filter(({ id }) => !except.includes(id)).slice(0, 10);
}
