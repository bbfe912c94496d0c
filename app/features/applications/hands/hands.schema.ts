import { z } from "zod";
import { choice, emailAddress, prose } from "#app/platform/fields.ts";
import { LOCALES } from "#db/locales.ts";
import { COLLEAGUE_ROLES } from "./hand.ts";

/** How long the words of a request, of an answer and of a reason may be. */
export const HANDS_LENGTHS = { words: 1000, position: 150 } as const;

const id = z.string().min(1).max(64);
const role = choice(COLLEAGUE_ROLES);
const words = prose({ min: 10, max: HANDS_LENGTHS.words });
const act = <const Intent extends string, Shape extends z.ZodRawShape>(intent: Intent, shape: Shape) =>
  z.object({ intent: z.literal(intent), ...shape });

/** What is sent from the page of the people on an application, form by form. */
export const handsSchema = z.discriminatedUnion("intent", [
  act("invite", { email: emailAddress, role, locale: choice(LOCALES) }),
  act("offer", { email: emailAddress, locale: choice(LOCALES) }),
  act("send-again", { invitationId: id }),
  act("take-back", { invitationId: id }),
  act("change-invited", { invitationId: id, role }),
  act("change", { userId: id, role }),
  act("remove", { userId: id }),
  act("leave", {}),
  act("ask", { words }),
  act("agree-handover", { proposalId: id }),
  act("keep", { proposalId: id }),
]);
export type HandsAct = z.output<typeof handsSchema>;
export const HANDS_INTENTS: readonly string[] = handsSchema.options.map(({ shape }) => shape.intent.value);

/** Taking back a request of one's own. */
export const withdrawalSchema = z.object({ requestId: id });

/** A request to be let in, or to take an application over. */
export const askSchema = z.object({ words });
