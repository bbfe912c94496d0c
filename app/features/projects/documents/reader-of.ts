import { ordersWork, type Partnership, writesFor } from "../project/partnership.policy.ts";
import type { Audience } from "../project/project.policy.ts";

/** How somebody stands to the documents of a project. */
export interface DocumentReader {
  /** The institution for which the person writes; null for whoever only reads. */
  writesFor: string | null;
  isLead: boolean;
}

export function readerOf(audience: Audience, partnership: Partnership): DocumentReader {
  const [institutionId] = writesFor(audience, partnership);
  return { writesFor: institutionId ?? null, isLead: ordersWork(audience, partnership) };
}
