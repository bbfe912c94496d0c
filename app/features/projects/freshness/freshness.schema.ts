import { z } from "zod";
import { day } from "#app/platform/fields.ts";

/** What is said by the link of a letter; a day goes with it where partners are still sought. */
export const saidByLinkSchema = z.discriminatedUnion("answer", [
  z.object({ answer: z.literal("seeking"), answerBy: day }),
  z.object({ answer: z.literal("filled") }),
  z.object({ answer: z.literal("closed") }),
]);
export type SaidByLink = z.output<typeof saidByLinkSchema>;
