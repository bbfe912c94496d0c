import { z } from "zod";
import { flag, line } from "#app/platform/fields.ts";
import { VIEW_LENGTHS } from "#app/features/saved-views/saved-views.schema.ts";
import { PACES } from "#db/vocabulary-letters.ts";

/** How many members one person may follow. */
export const MOST_FOLLOWED = 50;

const viewId = z.string().max(64);
const slug = z.string().max(200);
const name = line({ max: VIEW_LENGTHS.name });
const search = z.string().max(VIEW_LENGTHS.search).default("");

/** What can be done on the page of what one follows. */
export const followingSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), viewId, name }),
  z.object({ intent: z.literal("pause"), viewId }),
  z.object({ intent: z.literal("resume"), viewId }),
  z.object({ intent: z.literal("remove"), viewId }),
  /** What was removed with the last press comes back. */
  z.object({ intent: z.literal("restore"), name, search, isPaused: flag }),
  z.object({ intent: z.literal("follow"), slug }),
  z.object({ intent: z.literal("unfollow"), slug }),
  z.object({ intent: z.literal("pace"), pace: z.enum(PACES) }),
]);

/** What keeps a search of the directory. */
export const saveSearchSchema = z.object({ name, search });
