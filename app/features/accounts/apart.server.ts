import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import type { Role } from "#db/vocabulary.ts";

const COUNCIL: readonly Role[] = ["council", "chair"];

/** Whether two roles are kept apart: nobody of the council judges appeals. */
function areApart(one: Role, other: Role): boolean {
  return (one === "appeals" && COUNCIL.includes(other)) || (other === "appeals" && COUNCIL.includes(one));
}

/** Whether the account of this address holds a role that nobody holds beside this one. */
export async function holdsApart(db: Reader, { email, role }: { email: string; role: Role }): Promise<boolean> {
  const held = await db
    .select({ role: grants.role })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(users.email, email), isNull(grants.revokedAt)));
  return held.some((grant) => areApart(grant.role, role));
}
