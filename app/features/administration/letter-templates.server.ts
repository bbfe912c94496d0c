import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { templateFields } from "#app/features/applications/letters/letter.schema.ts";
import { PLACEHOLDERS, type Template, type TemplateKey } from "#app/features/applications/letters/templates.ts";
import { addTemplate, getTemplate } from "#app/features/applications/letters/templates.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { mayFollow, versionFields } from "./changed-meanwhile.ts";

/** A template in the languages in which it was written, and the version it is to follow. */
export const templateSchema = (key: TemplateKey) =>
  z.object({ ...versionFields, ...templateFields(PLACEHOLDERS[key]) });
type ChangedTemplate = z.output<ReturnType<typeof templateSchema>>;

/** `same`: the words in force already. `meanwhile`: somebody else published since the page was opened. */
type TemplateChange = "published" | "same" | "meanwhile";

/** Puts a new version of a template in force; earlier versions stay readable. */
export function changeTemplate(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  key: TemplateKey,
  { version, seen, replaces, ...given }: ChangedTemplate,
  actor: Viewer,
): Promise<TemplateChange> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const current = await getTemplate(tx, key);
    const words = written(given);
    if (isDeepStrictEqual(current.words, words)) return "same";
    if (!mayFollow({ version, seen, replaces }, String(current.version))) return "meanwhile";
    const added = await addTemplate(tx, key, { after: current.version, words, actorId: actor.id }, now);
    if (added === null) return "meanwhile";
    const entry = { action: "text.changed", subjectId: `letter:${key}`, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: { version: added } }, now);
    return "published";
  });
}

function written(given: Omit<ChangedTemplate, "version" | "seen" | "replaces">): Template["words"] {
  return Object.fromEntries(Object.entries(given).filter(([, words]) => words !== undefined));
}
