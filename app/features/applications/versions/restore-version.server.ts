import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { writeSection } from "../file/write-section.server.ts";
import { type Answers, SECTION_KEYS, type SectionKey, sectionOf } from "../form/form.ts";
import { addVersion, changedFields, listVersions } from "./record-version.server.ts";

// A declaration is made by the person who ticks it, and not brought back.
const RESTORED = SECTION_KEYS.filter((section) => section !== "declarations");

function knownAnswers(section: SectionKey, stored: Answers | undefined): Answers {
  const known = sectionOf(section).fields.flatMap(({ key }) =>
    stored?.[key] === undefined ? [] : [[key, stored[key]]],
  );
  return Object.fromEntries(known) as Answers;
}

/**
 * Brings the answers of an earlier version of a draft back, as a new version: nothing is lost by it. Documents and
 * declarations stay as they are.
 */
export function restoreVersion(
  context: ApplicantContext,
  { applicationId, number }: { applicationId: string; number: number },
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(context, applicationId, actor, async (tx, file, now) => {
    if (file.application.status !== "draft") return refused("impossible");
    const version = (await listVersions(tx, applicationId)).find((one) => one.number === number);
    if (!version) return refused("impossible");
    const changes: Record<string, { fields: string[]; at: string }> = {};
    const answers = { ...file.answers };
    for (const section of RESTORED) {
      const restored = knownAnswers(section, version.answers[section]);
      const fields = changedFields(section, file.answers[section] ?? {}, restored);
      if (fields.length === 0) continue;
      const saved = file.saved[section]?.version ?? 0;
      await writeSection(tx, { section, answers: restored, version: saved }, file.application, actor.id, now);
      answers[section] = restored;
      changes[section] = { fields, at: now.toISOString() };
    }
    if (Object.keys(changes).length === 0) return { ok: true };
    await addVersion(tx, file, { answers, changes, actorId: actor.id, restoredFrom: number }, now);
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.version_restored", data: { number } }, now);
    return { ok: true };
  });
}
