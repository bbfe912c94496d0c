import { eq, sql } from "drizzle-orm";
import { evidentDomains, isUnder } from "#app/features/registry/registry-domains.ts";
import { plainIdentifier, readIdentifier } from "#app/features/registry/registry-identifiers.ts";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { guessable, type Guessable } from "./directory-guess.ts";
import { entitled } from "../institution/entitled.server.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { everyNameOf } from "../institution/institution-names.ts";

/** What the directory finds a member by beside the words of its entry. */
export interface MemberDetails {
  guessable: Guessable;
  /** Its number and every identifier, as they are compared. */
  identifiers: ReadonlySet<string>;
  domains: readonly string[];
}

const detailsOfMembers = prepared("directory_details", (db) =>
  db
    .select({
      id: institutions.id,
      ...nameColumns,
      otherNames: institutions.otherNames,
      acronym: institutions.acronym,
      city: institutions.city,
      website: institutions.website,
      emailDomains: institutions.emailDomains,
      registryId: institutions.registryId,
      whedId: institutions.whedId,
      otherIds: institutions.otherIds,
      number: memberships.number,
    })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(entitled("be_listed", sql.placeholder("today"))),
);

/** The same for every member in force. */
export async function loadDetails(db: Reader, today: string): Promise<MemberDetails[]> {
  const rows = await detailsOfMembers(db, { today });
  return rows.map((row) => {
    const identifiers = [row.number, row.registryId, row.whedId, ...Object.values(row.otherIds)];
    return {
      guessable: guessable(row.id, everyNameOf(row), row.city),
      identifiers: new Set(identifiers.flatMap((one) => (one ? [plainIdentifier(one)] : []))),
      domains: evidentDomains(row.emailDomains, row.website),
    };
  });
}

const NUMBER = /^m-\d{4}-\d{4,8}$/;

/** Whether what was typed may be an identifier or a domain: one word with a digit or a dot in it. */
export const mayIdentify = (typed: string) => !/\s/.test(typed) && /[\d.]/.test(typed);

/**
 * The members an identifier or domain belongs to: exactly those, or none. Null for what is neither.
 */
export function findIdentified(members: readonly MemberDetails[], typed: string): ReadonlySet<string> | null {
  const plain = plainIdentifier(typed);
  const identifier = readIdentifier(typed);
  const wanted =
    identifier?.kind === "registry" ? identifier.id : identifier?.kind === "other" ? identifier.value : plain;
  const isDomain = (own: string) => identifier?.kind === "domain" && isUnder(identifier.domain, [own]);
  const found = members.filter(({ identifiers, domains }) => identifiers.has(wanted) || domains.some(isDomain));
  if (found.length === 0 && identifier === null && !NUMBER.test(plain)) return null;
  return new Set(found.map(({ guessable: { id } }) => id));
}
