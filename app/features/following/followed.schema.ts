import { z } from "zod";
import { flag, line } from "#app/platform/fields.ts";
import { VIEW_LENGTHS } from "#app/features/saved-views/saved-views.schema.ts";
import { PACES } from "#db/vocabulary-letters.ts";

/** How many members one person may follow. */
export const MOST_FOLLOWED = 50;

const viewId = z.string().max(64);
const slug = z.string().max(200);
const name = line({ max: VIEW_LENGTHS.name });
/** The lists of which a search can be kept and followed. */
export const FOLLOWED_LISTS = ["directory", "projects"] as const;
export type FollowedList = (typeof FOLLOWED_LISTS)[number];

const list = z.enum(FOLLOWED_LISTS).default("directory");
const search = z.string().max(VIEW_LENGTHS.search).default("");

/** What can be done on the page of what one follows. */
export const followingSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), viewId, name }),
  z.object({ intent: z.literal("pause"), viewId }),
  z.object({ intent: z.literal("resume"), viewId }),
  z.object({ intent: z.literal("remove"), viewId }),
  /** What was removed with the last press comes back. */
  z.object({ intent: z.literal("restore"), list, name, search, isPaused: flag }),
  z.object({ intent: z.literal("follow"), slug }),
  z.object({ intent: z.literal("unfollow"), slug }),
  z.object({ intent: z.literal("pace"), pace: z.enum(PACES) }),
]);

/** What keeps a search of a list. */
export const saveSearchSchema = z.object({ list, name, search });
