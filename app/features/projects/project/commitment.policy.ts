import { belongsToInstitution, isCoordinator, representsInstitution } from "#app/features/accounts/viewer.ts";
import type { ProjectKind } from "#db/vocabulary-forms.ts";
import { type Partnership, seesPartnership, writesFor } from "./partnership.policy.ts";
import { type Audience, entitledIds } from "./project.policy.ts";

/** Kinds of projects whose calls ask each partner for a letter signed by its head. */
export const KINDS_WITH_LETTERS: readonly ProjectKind[] = [
  "joint_degree",
  "unesco_chair_preparation",
  "capacity_building",
];

export interface Committed extends Partnership {
  kind: ProjectKind | null;
}

const asksForLetters = ({ kind }: Committed) => kind !== null && KINDS_WITH_LETTERS.includes(kind);

/** The partners whose letters the project asks for: the members that have confirmed, beside the lead. */
const partnersOf = ({ leadInstitutionId, confirmedIds }: Committed) =>
  confirmedIds.filter((id) => id !== leadInstitutionId);

export interface LettersReader {
  /** Partners whose people read their own letter. */
  own: string[];
  /** Reads the letter of every partner: the lead, and a coordinator in scope. */
  readsAll: boolean;
}

/** Who learns of the letters of a project and reads which; null for everybody else, and where none are asked for. */
export function readerOfLetters(audience: Audience, project: Committed): LettersReader | null {
  if (!asksForLetters(project) || !seesPartnership(audience, project)) return null;
  const { viewer } = audience;
  const entitled = entitledIds(audience, "meet_partners");
  const own = partnersOf(project).filter((id) => entitled.includes(id));
  const isOfLead = belongsToInstitution(viewer, project.leadInstitutionId);
  const readsAll = isOfLead || isCoordinator(viewer, project.leadCountry);
  return readsAll || own.length > 0 ? { own, readsAll } : null;
}

/** Committing a partner: its representatives, while the work of the project goes on. */
export function commitsFor(audience: Audience, project: Committed): string[] {
  if (!asksForLetters(project)) return [];
  const partners = partnersOf(project).filter((id) => representsInstitution(audience.viewer, id));
  return writesFor(audience, project).filter((id) => partners.includes(id));
}
