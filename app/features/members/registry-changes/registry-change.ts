import { isSameFact } from "#app/features/registry/registry-differences.ts";
import type { RegistryFact } from "#db/schema/registry-changes.ts";
import { everyNameOf, type InstitutionNames } from "../institution/institution-names.ts";

/** What a member's own entry says where the registry speaks too. */
interface OwnWord extends InstitutionNames {
  acronym: string | null;
  website: string | null;
  city: string | null;
  country: string;
}

/** Facts the secretariat can take over as they are; a name takes a second person, and what became of a body a ruling. */
const TAKEN_OVER = ["website", "city"] as const satisfies readonly RegistryFact[];
type TakenOver = (typeof TAKEN_OVER)[number];

export const isTakenOver = (fact: RegistryFact): fact is TakenOver => TAKEN_OVER.some((one) => one === fact);

/** What the member's entry says of a fact; null where it says nothing of it. */
export function ownWord(fact: RegistryFact, own: OwnWord): string | null {
  switch (fact) {
    case "name":
      return own.nameEn;
    case "website":
    case "city":
    case "country":
      return own[fact] || null;
    case "status":
    case "successor":
      return null;
  }
}

/** Whether the entry says already what the registry says now. */
export function agrees(fact: RegistryFact, own: OwnWord, after: string | null): boolean {
  const said = fact === "name" ? everyNameOf(own) : [ownWord(fact, own)];
  return said.some((one) => one !== null && isSameFact(fact, one, after));
}
