import { and, desc, eq, ne } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { projectVersions } from "#db/schema/project-versions.ts";
import { differingFields, type TypedFields } from "../project/project-form.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";

interface Changed {
  row: ProjectRow;
  /** The form as it stands now. */
  typed: TypedFields;
  /** The answers in question. */
  names: readonly string[];
  readerId: string;
}

/**
 * The name of whoever else gave the answers a posting holds now; null where the reader did, in another window. The project's
 * row names only whoever saved it last, which may be the reader, for another answer.
 */
export async function whoChanged(db: Reader, { row, typed, names, readerId }: Changed): Promise<string | null> {
  const nameOf = async (id: string) => {
    const [found] = await db.select({ name: users.name }).from(users).where(eq(users.id, id));
    return found?.name ?? "";
  };
  if (row.updatedById !== readerId) return nameOf(row.updatedById);
  const ofOthers = and(eq(projectVersions.projectId, row.id), ne(projectVersions.savedById, readerId));
  const [theirs] = await db
    .select()
    .from(projectVersions)
    .where(ofOthers)
    .orderBy(desc(projectVersions.number))
    .limit(1);
  if (!theirs || differingFields(theirs.form, typed, names).length === names.length) return null;
  return nameOf(theirs.savedById);
}
