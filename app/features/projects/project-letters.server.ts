import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { getAssociation } from "#app/platform/association.server.ts";
import { type Letter, queueLetter } from "#app/platform/outbox.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { grants, users } from "#db/schema/accounts.ts";
import type { Locale, Role } from "#db/vocabulary.ts";
import type { LetterFrame } from "./project-emails.ts";

interface Recipient {
  id: string;
  email: string;
  locale: Locale;
}

const recipient = { id: users.id, email: users.email, locale: users.locale };
const canReceive = and(isNotNull(users.emailVerifiedAt), isNull(users.suspendedAt), isNull(grants.revokedAt));
const SPEAKERS: Role[] = ["representative", "alternate"];

const unique = (people: Recipient[]) => [...new Map(people.map((one) => [one.id, one])).values()];

/** Who is written to for an institution: its representatives, and of its other people the one who acted. */
export async function peopleOfInstitution(db: Reader, institutionId: string, actedId?: string): Promise<Recipient[]> {
  const isAddressed = or(inArray(grants.role, SPEAKERS), actedId ? eq(users.id, actedId) : undefined);
  const people = await db
    .select(recipient)
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.institutionId, institutionId), isAddressed, canReceive));
  return unique(people);
}

/** The coordinators in whose scope a country lies. */
export async function coordinatorsFor(db: Reader, country: string): Promise<Recipient[]> {
  const people = await db
    .select({ ...recipient, countries: grants.countries })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.role, "coordinator"), canReceive));
  return unique(people.filter(({ countries }) => countries === null || countries.includes(country)));
}

interface Occasion {
  kind: string;
  /** What makes the occasion the only one of its kind: an id, with a version where it may come again. */
  key: string;
  projectId: string;
  now: Date;
}

/** Writes one letter to each person, in the person's language, in the command's transaction. */
export async function writeTo(
  tx: Tx,
  people: readonly Recipient[],
  { kind, key, projectId, now }: Occasion,
  compose: (frame: LetterFrame) => Letter,
): Promise<void> {
  const { name } = await getAssociation(tx);
  for (const { id, email, locale } of people) {
    const letter = compose({ t: translator(locale), locale, sender: name[locale] });
    const address = { kind, recipient: email, locale, subjectType: "project", subjectId: projectId };
    await queueLetter(tx, { ...letter, ...address, dedupeKey: `${kind}:${key}:${id}` }, now);
  }
}
