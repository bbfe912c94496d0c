import { z } from "zod";
import { flag, line } from "#app/platform/fields.ts";
import { VIEW_LENGTHS } from "#app/features/saved-views/saved-views.schema.ts";
import { FOLLOWED_PARTS, PACES } from "#db/vocabulary-letters.ts";

/** How many members one person may follow. */
export const MOST_FOLLOWED = 50;
/** How many projects. */
export const MOST_FOLLOWED_PROJECTS = 100;
/** How many initiatives. */
export const MOST_FOLLOWED_INITIATIVES = 100;

const viewId = z.string().max(64);
const slug = z.string().max(200);
const name = line({ max: VIEW_LENGTHS.name });
/** The lists of which a search can be kept and followed. */
export const FOLLOWED_LISTS = ["directory", "projects"] as const;
export type FollowedList = (typeof FOLLOWED_LISTS)[number];

const list = z.enum(FOLLOWED_LISTS).default("directory");
const search = z.string().max(VIEW_LENGTHS.search).default("");

const projectId = z.string().max(64);
const initiativeId = z.string().max(64);
/** The page of a project on which it was pressed, which is led back to. */
const on = z.enum(["page", "activity"]).default("page");
/** How often somebody hears of one project or initiative: as of all that is followed, or in its own way. */
export const CHOSEN_PACES = ["usual", ...PACES] as const;
const chosenPace = z.enum(CHOSEN_PACES).transform((pace) => (pace === "usual" ? null : pace));

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
  z.object({ intent: z.literal("follow_project"), slug, on }),
  z.object({ intent: z.literal("unfollow_project"), slug, on }),
  z.object({ intent: z.literal("stop_project"), projectId }),
  z.object({ intent: z.literal("follow_again"), projectId }),
  z.object({ intent: z.literal("choose_project"), projectId, pace: chosenPace, parts: z.enum(FOLLOWED_PARTS) }),
  z.object({ intent: z.literal("follow_initiative"), slug }),
  z.object({ intent: z.literal("unfollow_initiative"), slug }),
  z.object({ intent: z.literal("stop_initiative"), initiativeId }),
  z.object({ intent: z.literal("follow_initiative_again"), initiativeId }),
  z.object({ intent: z.literal("choose_initiative"), initiativeId, pace: chosenPace, parts: z.enum(FOLLOWED_PARTS) }),
  z.object({ intent: z.literal("calendar_make"), seen: z.string().max(64).default("") }),
  z.object({ intent: z.literal("calendar_end") }),
  z.object({ intent: z.literal("pace"), pace: z.enum(PACES) }),
]);

/** What keeps a search of a list. */
export const saveSearchSchema = z.object({ list, name, search });
