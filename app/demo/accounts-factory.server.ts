import { randomUUID } from "node:crypto";
import { hashPassword } from "#app/platform/passwords.server.ts";
import { grantRole, type NewGrant } from "#app/features/accounts/grants-commands.server.ts";
import type { Tx } from "#db/types.ts";
import { credentials, users } from "#db/schema/accounts.ts";
import type { Locale } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";

/** Where a role holds: an institution, an application, or some countries. */
type RoleWithin = Partial<Omit<NewGrant, "userId" | "grantedById">> & { role: Role };

export interface NewPerson {
  email?: string;
  name?: string;
  locale?: Locale;
  isVerified?: boolean;
  isSuspended?: boolean;
  roles?: (Role | RoleWithin)[];
  /** In PHC form, from `hashOnce`; left out, nobody can sign in as this person. */
  passwordHash?: string;
}

export interface Person {
  id: string;
  email: string;
  name: string;
}

const hashes = new Map<string, Promise<string>>();

/** The hash of a password, computed once for each process: hashing is slow on purpose. */
export function hashOnce(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  return hash;
}

/** A person with the roles given, verified unless said otherwise. */
export async function createPerson(tx: Tx, person: NewPerson, now: Date): Promise<Person> {
  const id = randomUUID();
  const { email = `${id.slice(0, 8)}@university.example`, name = "Aigerim Sadykova", locale = "en" } = person;
  await tx.insert(users).values({
    id,
    email,
    name,
    locale,
    createdAt: now,
    emailVerifiedAt: person.isVerified === false ? null : now,
    suspendedAt: person.isSuspended ? now : null,
  });
  const { passwordHash } = person;
  if (passwordHash) await tx.insert(credentials).values({ userId: id, passwordHash, changedAt: now });
  for (const role of person.roles ?? []) {
    const within = typeof role === "string" ? { role } : role;
    await grantRole(tx, { ...within, userId: id, grantedById: null }, now);
  }
  return { id, email, name };
}
