import { addressees } from "#app/features/letters/addressees.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Preparer } from "../letters/applying-letters.ts";
import type { FullApplication } from "../file/application-queries.server.ts";

interface Named {
  email?: unknown;
  position?: unknown;
}

/** Who filled in an application, with the position the form gives this person; null when the account is closed. */
export async function findPreparer(db: Reader, { application, answers }: FullApplication): Promise<Preparer | null> {
  const [owner] = await addressees(db, [application.ownerId]);
  if (!owner) return null;
  const { submitter_is: role, ...people } = answers.representatives ?? {};
  const named = Object.entries(people) as [string, Named | null][];
  const [, person] = named.find(([key, one]) => key === role || one?.email === owner.email) ?? [];
  const position = typeof person?.position === "string" ? person.position.trim() : "";
  return { name: owner.name, position: position || null, email: owner.email };
}
