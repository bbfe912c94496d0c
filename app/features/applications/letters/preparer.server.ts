import { addressees } from "#app/features/letters/addressees.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Preparer } from "./applying-letters.ts";
import type { FullApplication } from "../file/application-queries.server.ts";

interface Named {
  email?: unknown;
  position?: unknown;
}

/** Who filled in an application, with the position the form gives at the same address; null when the account is closed. */
export async function findPreparer(db: Reader, { application, answers }: FullApplication): Promise<Preparer | null> {
  const [owner] = await addressees(db, [application.ownerId]);
  if (!owner) return null;
  const named = [answers.head, ...Object.values(answers.representatives ?? {})] as (Named | null | undefined)[];
  const isOwner = (email: unknown) => typeof email === "string" && email.toLowerCase() === owner.email.toLowerCase();
  const person = named.find((one) => isOwner(one?.email));
  const position = typeof person?.position === "string" ? person.position.trim() : "";
  return { name: owner.name, position: position || null, email: owner.email };
}
