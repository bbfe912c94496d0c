import type { Reader } from "#db/index.server.ts";
import { firstNames, getAssociation } from "#app/platform/association.server.ts";
import { hashPassword } from "#app/platform/passwords.server.ts";
import { isGuessableFrom } from "./password-rules.ts";

/**
 * The hash of a new password, or null when it can be guessed from the person's name and address or from what the
 * association is called. Takes place before a command's transaction, because hashing is slow.
 */
export async function hashNewPassword(
  db: Reader,
  password: string,
  { name, email }: { name: string; email: string },
): Promise<string | null> {
  const { name: full, shortName } = await getAssociation(db);
  const titles = [full, shortName, ...Object.values(firstNames())].flatMap((names) => Object.values(names));
  const isGuessable = isGuessableFrom(password, [name, email, ...titles]);
  return isGuessable ? null : hashPassword(password);
}
