import { and, eq } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { canSeePart } from "#app/features/members/profile/field-visibility.ts";
import { unitsFor } from "#app/features/members/units/units.ts";
import { readUnits } from "#app/features/members/units/unit-texts.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { PROJECT_ROLES } from "../project/project.policy.ts";

/** Somebody whom members may see and who works on projects of an institution; no address belongs to it. */
interface Invitable {
  userId: string;
  name: string;
  position: string;
}

/**
 * The people of an institution who work on its projects and whom members may see: those who speak for it, and of the
 * others the contacts of units that are shown. Null where it may not join projects.
 */
export async function findInvitable(db: Reader, institutionId: string, today: string) {
  const [found] = await db
    .select({ names: nameColumns, restrictions: institutions.restrictions })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(eq(institutions.id, institutionId), entitled("join_projects", today)));
  if (!found) return null;
  if (!canSeePart(found.restrictions, "representatives", "members")) return { names: found.names, people: [] };
  const contacts = unitsFor(await readUnits(db, institutionId), "members").map(({ unit }) => unit.contactId);
  const acting = (await listColleagues(db, institutionId)).filter(
    ({ restingSince, role, userId }) =>
      restingSince === null &&
      PROJECT_ROLES.includes(role) &&
      (role !== "project_officer" || contacts.includes(userId)),
  );
  const people = [...new Map(acting.map((one) => [one.userId, one])).values()].map(
    ({ userId, name, position }): Invitable => ({ userId, name, position }),
  );
  return { names: found.names, people };
}
