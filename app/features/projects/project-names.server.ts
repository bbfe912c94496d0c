import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import type { Names } from "./project-emails.ts";
import type { ProjectRow } from "./project-subject.server.ts";

export const titleOf = ({ titleEn, titleRu, titleKk }: Pick<ProjectRow, "titleEn" | "titleRu" | "titleKk">): Names => ({
  en: titleEn,
  ru: titleRu,
  kk: titleKk,
});

/** An institution's names, for letters. */
export async function namesOfInstitution(db: Reader, id: string): Promise<Names> {
  const [row] = await db
    .select({ en: institutions.nameEn, ru: institutions.nameRu, kk: institutions.nameKk })
    .from(institutions)
    .where(eq(institutions.id, id));
  return row ?? { en: "", ru: null, kk: null };
}
