import { and, inArray } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import type { Reader } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { institutionsIn, type Partnership } from "../project/partnership.policy.ts";
import { type Colleague, listColleagues } from "../work/list-work.server.ts";

/** Whom somebody may name in a discussion: the people of the partnership who read it. */
export async function listNamable(db: Reader, partnership: Partnership, today: string): Promise<Colleague[]> {
  const isIn = inArray(memberships.institutionId, institutionsIn(partnership));
  const rows = await db
    .select({ id: memberships.institutionId })
    .from(memberships)
    .where(and(isIn, entitled("meet_partners", today)));
  const entitledIds = rows.map(({ id }) => id);
  const reading = institutionsIn(partnership).filter(
    (id) => id === partnership.leadInstitutionId || entitledIds.includes(id),
  );
  return listColleagues(db, reading);
}
