import { type Audience, canLead, worksFor, worksOnProjectsOf } from "../project/project.policy.ts";

/** On which side of a conversation somebody stands. */
export type PlaceSide = "lead" | "partner";

interface Sides {
  leadInstitutionId: string;
  /** The institution that is interested or was invited. */
  institutionId: string;
}

/** Who works on projects of one of the two institutions reads what they write to each other; nobody else does. */
export function standsIn({ viewer }: Pick<Audience, "viewer">, sides: Sides): PlaceSide | null {
  if (worksOnProjectsOf(viewer, sides.leadInstitutionId)) return "lead";
  return worksOnProjectsOf(viewer, sides.institutionId) ? "partner" : null;
}

/** The same people write, as long as the membership of their institution lets them take part. */
export function mayWriteIn(audience: Audience, sides: Sides): boolean {
  if (standsIn(audience, sides) === "lead") return canLead(audience, sides);
  return worksFor(audience, "join_projects").includes(sides.institutionId);
}
