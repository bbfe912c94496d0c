import { z } from "zod";
import { emailAddress, prose } from "#app/platform/fields.ts";
import { HANDS_LENGTHS } from "../hands/hands.schema.ts";

const words = prose({ min: 10, max: HANDS_LENGTHS.words });
const proposalId = z.string().min(1).max(64);
const act = <const Intent extends string, Shape extends z.ZodRawShape>(intent: Intent, shape: Shape) =>
  z.object({ intent: z.literal(intent), ...shape });

/** What the secretariat does on the page on which an application is handed over. */
export const handoverSchema = z.discriminatedUnion("intent", [
  act("hand-over", { email: emailAddress, reason: words, isSure: z.literal("on").optional() }),
  act("agree", { proposalId }),
  act("decline", { proposalId, words }),
  act("take-back", { proposalId }),
]);
export type HandoverAct = z.output<typeof handoverSchema>;
export const HANDOVER_INTENTS: readonly string[] = handoverSchema.options.map(({ shape }) => shape.intent.value);

/** Whose applications are looked for. */
export const searchSchema = z.object({ email: emailAddress });
