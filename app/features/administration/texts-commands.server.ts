import { isDeepStrictEqual } from "node:util";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { TextKey } from "#app/platform/association-texts.ts";
import { addTextVersion, getText } from "#app/platform/association-texts.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { ChangedText } from "./texts.schema.ts";

/**
 * Puts a new version of a text in force; earlier versions stay readable. The same words are no new version.
 *
 * @returns false when somebody else has changed it since the page was opened
 */
export function changeText(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  key: TextKey,
  { version: after, ...words }: ChangedText,
  actor: Viewer,
): Promise<boolean> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    if (isDeepStrictEqual((await getText(tx, key)).words, words)) return true;
    const version = await addTextVersion(tx, key, { after, words, actorId: actor.id }, now);
    if (version === null) return false;
    const entry = { subjectType: "setting", subjectId: `text:${key}`, action: "text.changed" } as const;
    await recordActivity(tx, { ...entry, actorId: actor.id, visibility: "staff", data: { version } }, now);
    return true;
  });
}
