import { z } from "zod";
import { emailAddress } from "#app/platform/fields.ts";

/** What the mail log offers beside reading: a letter that tries the mail server, and sending again what failed. */
export const mailForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("test"), to: emailAddress }),
  z.object({ intent: z.literal("send-all-again") }),
]);
