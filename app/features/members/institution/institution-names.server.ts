import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "./institution-names.ts";

/** What an institution is called in the reader's language; null for none, and for one that is not there. */
export async function findInstitutionName(db: Reader, id: string | null, locale: Locale): Promise<string | null> {
  if (id === null) return null;
  const [row] = await db.select().from(institutions).where(eq(institutions.id, id));
  return row ? nameOf(row, locale).name : null;
}
