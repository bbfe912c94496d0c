import type { Tx } from "#db/index.server.ts";
import { peopleOfInstitution } from "./project-letters.server.ts";
import { listPartners } from "./project-partners.server.ts";
import type { ProjectRow } from "./project-subject.server.ts";

/** The people of the lead and of all partners that have confirmed. */
export async function everybodyIn(
  tx: Tx,
  { id, leadInstitutionId, leadUserId }: ProjectRow,
  today: string,
): Promise<string[]> {
  const confirmed = (await listPartners(tx, id, today)).filter(({ status }) => status === "confirmed");
  const people = [...(await peopleOfInstitution(tx, leadInstitutionId, leadUserId))];
  for (const { institution } of confirmed)
    if (institution) people.push(...(await peopleOfInstitution(tx, institution.id)));
  return people;
}
