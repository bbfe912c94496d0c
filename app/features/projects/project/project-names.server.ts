import { eq } from "drizzle-orm";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";

/** An institution's names, for letters. */
export async function namesOfInstitution(db: Reader, id: string): Promise<InstitutionNames> {
  const [row] = await db.select(nameColumns).from(institutions).where(eq(institutions.id, id));
  if (!row) throw new Error(`There is no institution ${id}`);
  return row;
}
