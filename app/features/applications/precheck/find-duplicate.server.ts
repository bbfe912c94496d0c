import { eq, inArray } from "drizzle-orm";
import { applicationIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { holdsPlace } from "#app/features/members/institution/membership.ts";
import { isEntitled, type MembershipTerm } from "#app/features/members/institution/rights.ts";
import type { RegistryInstitution } from "#app/features/registry/registry-views.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { memberships } from "#db/schema/memberships.ts";
import { isClosed } from "../file/application.ts";
import { findTwins } from "../file/twin-search.server.ts";

/** A member or a running application that is this institution, or looks like it. */
export interface Duplicate {
  kind: "member" | "pending" | "similar";
  name: string;
  /** The directory entry of a member that is shown there. */
  slug: string | null;
  /** The application, for whoever is on it. */
  own?: string;
}

/** Whether it is certainly the same institution, which need not apply again. */
export const isHere = (duplicate: Duplicate | null) => duplicate !== null && duplicate.kind !== "similar";

async function termsOf(db: Reader, ids: string[]) {
  if (ids.length === 0) return new Map<string, MembershipTerm>();
  const rows = await db.select().from(memberships).where(inArray(memberships.institutionId, ids));
  return new Map(rows.map((row): [string, MembershipTerm] => [row.institutionId, row]));
}

async function isRunning(db: Reader, id: string): Promise<boolean> {
  const [row] = await db.select({ status: applications.status }).from(applications).where(eq(applications.id, id));
  return row !== undefined && !isClosed(row.status);
}

/** Whether the institution is already here. A shared identifier settles it; a shared name or domain is only shown. */
export async function findDuplicate(
  db: Reader,
  candidate: Candidate,
  today: string,
  own: readonly string[] = [],
): Promise<Duplicate | null> {
  const { id: _, ...shown } = (await findStanding(db, candidate, today, own)) ?? { id: null };
  return "kind" in shown ? shown : null;
}

/** The same for a reader, whom an application the reader is on leads to itself. */
export async function findDuplicateFor(
  db: Reader,
  viewer: Viewer | null,
  candidate: Candidate,
  today: string,
): Promise<Duplicate | null> {
  const standing = await findStanding(db, candidate, today);
  if (!standing) return null;
  const { id, ...shown } = standing;
  return viewer && applicationIds(viewer).includes(id) ? { ...shown, own: `/applications/${id}` } : shown;
}

/** The same as for anybody, with the id of the application or the member, which no stranger is told; `own` applications are passed over. */
export async function findStanding(
  db: Reader,
  { registryId, names, domains, country }: Candidate,
  today: string,
  own: readonly string[] = [],
): Promise<(Duplicate & { id: string }) | null> {
  const none = { applicationId: "", institutionId: null, whedId: "", registrationNumber: "" };
  const twins = await findTwins(db, { ...none, registryId, names, domains, country });
  const terms = await termsOf(
    db,
    twins.filter(({ kind }) => kind === "member").map(({ id }) => id),
  );
  for (const { kind, id, name, reference, sharedBy } of twins) {
    const isSame = sharedBy === "registry";
    if (kind === "application") {
      if (own.includes(id)) continue;
      if (await isRunning(db, id)) return { id, kind: isSame ? "pending" : "similar", name, slug: null };
      continue;
    }
    const term = terms.get(id);
    if (!term || !holdsPlace(term, today)) continue;
    return {
      id,
      kind: isSame ? "member" : "similar",
      name,
      slug: isEntitled(term, "be_listed", today) ? reference : null,
    };
  }
  return null;
}

interface Candidate {
  registryId: string | null;
  names: string[];
  domains: string[];
  country: string;
}

/** What an institution can be recognised by before it has answered anything. */
export function candidateOf(institution: RegistryInstitution | null, name: string, country: string): Candidate {
  const names = institution ? institution.names.map(({ value }) => value) : [name];
  return { registryId: institution?.id ?? null, names, domains: institution?.domains ?? [], country };
}
