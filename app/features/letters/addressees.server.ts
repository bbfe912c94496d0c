import { and, asc, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import type { Locale } from "#db/locales.ts";

export interface Addressee {
  id: string;
  name: string;
  email: string;
  locale: Locale;
}

/** The one rule of who may be written to: the address is verified, the account not suspended. */
export const mayBeWrittenTo = and(isNotNull(users.emailVerifiedAt), isNull(users.suspendedAt));

/** Who of some people may be written to, each once. Which people a letter is for is asked of the room that knows. */
export async function addressees(db: Reader, userIds: readonly string[]): Promise<Addressee[]> {
  if (userIds.length === 0) return [];
  return db
    .select({ id: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(users)
    .where(and(inArray(users.id, [...userIds]), mayBeWrittenTo))
    .orderBy(asc(users.id));
}
