import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayOf, daysAfter, endOfDay } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";
import { openOf, type FormalityState } from "../file/formalities.ts";
import {
  commitmentOfHead,
  findFormalities,
  type FormalitiesRow,
  readFormalities,
} from "../file/formalities-queries.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { inviteRepresentative } from "../letters/invite-representative.server.ts";
import { askHeadToSign } from "./ask-head-to-sign.server.ts";

interface Opening {
  application: ApplicationRow;
  decision: Pick<DecisionRow, "id" | "category" | "decidedById">;
  event: "open_formalities" | "take_up_approval";
  /** Left out of an approval that is taken up again: it was decided before. */
  decidedAt?: Date;
}

export interface Opened {
  row: FormalitiesRow;
  dueAt: Date;
  states: FormalityState[];
}

/**
 * Opens what follows an approval: whoever has to act is asked at once. What the head confirmed with the application stands
 * for the commitment, as long as its text is the same. Null, and nothing written, when the file has moved meanwhile.
 */
export async function openFormalities(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  { application, decision, event, ...moved }: Opening,
  now: Date,
): Promise<Opened | null> {
  const { formalitiesDays } = await getAssociation(tx);
  const dueAt = endOfDay(daysAfter(dayOf(now), formalitiesDays));
  if (!(await moveApplication(tx, application, event, now, { dueAt, ...moved }))) return null;
  const { id: applicationId } = application;
  const before = await findFormalities(tx, applicationId);
  const kept = before?.decisionId === decision.id ? keptOf(before) : {};
  const given = "commitmentWay" in kept && kept.commitmentWay ? {} : await commitmentOfHead(tx, applicationId);
  const opened = { applicationId, decisionId: decision.id, openedAt: now, timesAsked: 0 };
  const [row] = await tx
    .insert(applicationFormalities)
    .values({ ...opened, ...kept, ...given })
    .returning();
  if (!row) throw new Error("The formalities were not opened");
  if (event === "open_formalities") {
    const data = { until: dayOf(dueAt), category: decision.category };
    const entry = { subjectId: applicationId, actorId: decision.decidedById, data };
    await recordActivity(tx, { ...entry, action: "application.formalities_opened" }, now);
  }
  await askAll(tx, config, application, row, now);
  const asked = (await findFormalities(tx, applicationId)) ?? row;
  return { row: asked, dueAt, states: await readFormalities(tx, application, asked, now) };
}

/** What was done before an approval lapsed need not be done again. */
function keptOf(row: FormalitiesRow) {
  const { commitmentWay, commitmentVersion, commitmentAt, signedName, signedPosition, locale, documentId } = row;
  const commitment = { commitmentWay, commitmentVersion, commitmentAt, signedName, signedPosition, locale, documentId };
  const { sheetAcceptedAt } = row;
  return { ...commitment, sheetAcceptedAt, primary: row.primary, alternate: row.alternate };
}

async function askAll(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  row: FormalitiesRow,
  now: Date,
): Promise<void> {
  const states = await readFormalities(tx, application, row, now);
  const open = openOf(states);
  if (open.includes("commitment")) await askHeadToSign(tx, config, application, row, now);
  for (const { formality, person } of states)
    if (formality !== "commitment" && open.includes(formality) && person?.email)
      await inviteRepresentative(tx, config, { application, role: formality, person }, now);
}
