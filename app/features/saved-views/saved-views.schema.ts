import { z } from "zod";
import { line } from "#app/platform/fields.ts";

/** How many views one person may keep of one list, and how long a name and an address may be. */
export const MOST_VIEWS = 20;
export const VIEW_LENGTHS = { name: 60, search: 8_000 } as const;

/** What is done with views on the page of their list. */
export const VIEW_INTENTS = ["save-view", "remove-view"] as const;

export const viewSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save-view"), name: line({ max: VIEW_LENGTHS.name }) }),
  z.object({ intent: z.literal("remove-view"), viewId: z.string().max(64) }),
]);
