import { isDeepStrictEqual } from "node:util";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { TextKey } from "#app/platform/association-texts.ts";
import { addTextVersion, getText } from "#app/platform/association-texts.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { mayFollow } from "./changed-meanwhile.ts";
import type { ChangedText } from "./texts.schema.ts";

/** `same`: the words in force already. `meanwhile`: somebody else published since the page was opened. */
type TextChange = "published" | "same" | "meanwhile";

/** Puts a new version of a text in force; earlier versions stay readable. The same words are no new version. */
export function changeText(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  key: TextKey,
  { version, seen, replaces, ...words }: ChangedText,
  actor: Viewer,
): Promise<TextChange> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const current = await getText(tx, key);
    if (isDeepStrictEqual(current.words, words)) return "same";
    if (!mayFollow({ version, seen, replaces }, String(current.version))) return "meanwhile";
    const added = await addTextVersion(tx, key, { after: current.version, words, actorId: actor.id }, now);
    if (added === null) return "meanwhile";
    const entry = { action: "text.changed", subjectId: `text:${key}`, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: { version: added } }, now);
    return "published";
  });
}
