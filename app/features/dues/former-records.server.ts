import { findPredecessors, findSuccessors } from "#app/features/members/institution/merged-into.server.ts";
import type { Reader } from "#db/index.server.ts";

/** Who pays the invoices of institutions, by their ids: the member one was merged into, else the institution itself. */
export async function findPayers(db: Reader, institutionIds: readonly string[]): Promise<(id: string) => string> {
  const successors = await findSuccessors(db, institutionIds);
  return (id) => successors.get(id)?.institution.id ?? id;
}

export const findPayer = async (db: Reader, institutionId: string): Promise<string> =>
  (await findPayers(db, [institutionId]))(institutionId);

/** The records whose invoices some institutions pay: their own, and those that were merged into them. */
export const recordsPaidBy = async (db: Reader, institutionIds: readonly string[]): Promise<string[]> => [
  ...institutionIds,
  ...(await findPredecessors(db, institutionIds)),
];
