import { z } from "zod";
import { choice, line } from "#app/platform/fields.ts";
import { API_SCOPES } from "#db/vocabulary-tokens.ts";

/** For how many days a token can be made, and for how many it usually is. */
export const TOKEN_DAYS = [30, 60, 90, 180, 270, 365] as const;
export const USUAL_DAYS = "90";

const days = choice(TOKEN_DAYS.map(String) as [string, ...string[]]).transform(Number);

/** What may be done on the page of one's tokens. `once` is of the page as it was opened: sent again it makes nothing new. */
export const tokenForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("make"),
    name: line({ max: 60 }),
    scopes: z.array(choice(API_SCOPES), "accounts:tokens.no_scope").min(1, "accounts:tokens.no_scope").max(10),
    days,
    once: z.string().regex(/^[\w-]{20,80}$/),
  }),
  z.object({ intent: z.literal("end"), tokenId: line({ max: 60 }) }),
]);

export type NewToken = Omit<Extract<z.output<typeof tokenForm>, { intent: "make" }>, "intent">;
