import { fold } from "#db/search.server.ts";
import type { RegistryFact } from "#db/schema/registry-changes.ts";
import type { registryInstitutions } from "#db/schema/registry.ts";

/** What the registry says of an institution, as far as a member's entry says it too. */
export type RegistryWord = Pick<
  typeof registryInstitutions.$inferSelect,
  "name" | "website" | "city" | "country" | "status" | "successors"
>;

export interface Difference {
  fact: RegistryFact;
  before: string | null;
  after: string | null;
}

/** The entry of a member may name no site, or one from before addresses were checked. */
const hostOf = (website: string | null) => URL.parse(website ?? "")?.host.replace(/^www\./, "") ?? (website || null);
const sameAs: Record<RegistryFact, (value: string | null) => string | null> = {
  name: (value) => fold(value),
  website: hostOf,
  city: (value) => fold(value),
  country: (value) => value,
  status: (value) => value,
  successor: (value) => value,
};

const successorsIn = ({ successors }: RegistryWord) => successors?.toSorted().join(" ") ?? null;

/** What a new record says otherwise than the one before; spelling, and an address with another path, are no difference. */
export function differencesBetween(before: RegistryWord, after: RegistryWord): Difference[] {
  const all: Difference[] = [
    ...(["name", "website", "city", "country", "status"] as const).map((fact) => ({
      ...{ fact, before: before[fact], after: after[fact] },
    })),
    { fact: "successor", before: successorsIn(before), after: successorsIn(after) },
  ];
  return all.filter(({ fact, ...said }) => !isSameFact(fact, said.before, said.after));
}

/** Whether two values of a fact say the same. */
export const isSameFact = (fact: RegistryFact, one: string | null, other: string | null): boolean =>
  sameAs[fact](one) === sameAs[fact](other);
