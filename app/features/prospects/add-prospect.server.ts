import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { isDone } from "#app/features/activity/activity-queries.server.ts";
import { judgeRows } from "#app/features/imports/judge-rows.server.ts";
import { type KnownRecord, readKnown } from "#app/features/imports/known-records.server.ts";
import { markSimilar } from "#app/features/imports/mark-similar.server.ts";
import { readRow } from "#app/features/imports/read-row.server.ts";
import { isSimilarity } from "#app/features/imports/similar-records.server.ts";
import { writeNew } from "#app/features/imports/write-record.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import type { ImportProblem } from "#db/schema/imports.ts";
import { canInvite } from "./prospect.policy.ts";
import type { NewProspect } from "./prospects.schema.ts";

interface Here {
  id: string;
  name: string;
}

type Added =
  | { ok: true; id: string }
  | Refusal<"forbidden">
  | { ok: false; problems: ImportProblem[] }
  | { ok: false; here: Here }
  | { ok: false; similar: string };

const COLUMNS = [
  "name",
  "name_original",
  "country",
  "city",
  "website",
  "ror",
  "contact_name",
  "contact_email",
] as const satisfies readonly Exclude<keyof NewProspect, "isAnother" | "shown">[];

/** What is wrong with what was typed, by the rules of a list, also where the form itself is not complete. */
export const typedProblems = (typed: (column: string) => string): ImportProblem[] =>
  readRow(
    COLUMNS.map((column) => visibleLine(typed(column))),
    COLUMNS,
    null,
  ).problems;

function nameOf(known: readonly KnownRecord[], id: string): string {
  const { name, name_original } = known.find((one) => one.id === id)?.facts ?? {};
  return name ?? name_original ?? "";
}

/**
 * Adds one university as a list of one row would: read and looked at in the same way. What looks like a record that is here
 * waits for the word that it is another.
 */
export function addProspect(
  { withTransaction, clock, config }: Pick<Services, "withTransaction" | "clock" | "config">,
  said: NewProspect,
  actor: Viewer,
): Promise<Added> {
  return withTransaction<Added>(async (tx) => {
    if (!canInvite(actor, said)) return refused("forbidden");
    const now = clock.now();
    const { firstYear } = await getAssociation(tx);
    const defaults = { country: null, type: "university", control: "public", category: "full" };
    const list = { kind: "prospect" as const, mapping: COLUMNS, key: "name" as const, defaults };
    const members = (await readKnown(tx, "member")).filter(({ facts }) => facts.number);
    const known = await readKnown(tx, "prospect");
    const all = { known, others: members, registryNames: new Map(), today: dayOf(now), firstYear };
    const [row] = await judgeRows(list, [{ line: 1, cells: COLUMNS.map((column) => said[column] ?? "") }], all);
    if (!row) throw new Error("The university was not read");
    if (row.subjectId) {
      const deed = { action: "prospect.added", subjectId: row.subjectId, actorId: actor.id } as const;
      // Pressed twice is added once.
      const isJustAdded = await isDone(tx, { ...deed, since: new Date(now.getTime() - SENT_TWICE_MS) });
      if (isJustAdded && row.result === "unchanged") return { ok: true, id: row.subjectId };
      return { ok: false, here: { id: row.subjectId, name: nameOf(known, row.subjectId) } };
    }
    if (row.result === "error") return { ok: false, problems: row.problems };
    await markSimilar(tx, [row], [...known, ...members]);
    const similar = row.problems.find(isSimilarity);
    // The tick says that it is not that one which stood beside it.
    if (similar && !(said.isAnother && said.shown === similar.message)) return { ok: false, similar: similar.message };
    const { subjectId } = await writeNew(tx, "prospect", row.facts, { actorId: actor.id, config, now });
    await recordActivity(tx, { action: "prospect.added", subjectId, actorId: actor.id }, now);
    return { ok: true, id: subjectId };
  });
}
