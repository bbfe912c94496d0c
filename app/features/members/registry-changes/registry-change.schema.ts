import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";

/** The most characters of why a change was answered as it was, and of what the institution is asked and says. */
export const LONGEST_NOTE = 1000;

const LONGEST_SEEN = 2000;

export const registryChangeSchema = z.object({
  intent: z.enum(["take_over", "set_aside"]),
  /** What the page showed that the entry says. */
  seen: z.string().max(LONGEST_SEEN).default(""),
  note: prose({ max: LONGEST_NOTE }),
});

export const questionSchema = z.object({ question: prose({ max: LONGEST_NOTE }).optional() });

/** What the institution says of it; what is right is said where the registry is not. */
export const replySchema = z
  .object({ answer: choice(["so", "otherwise"]), reply: prose({ max: LONGEST_NOTE }).optional() })
  .superRefine(({ answer, reply }, context) => {
    if (answer === "otherwise" && reply === undefined)
      context.addIssue({ code: "custom", path: ["reply"], message: "members:registry_changes.reply.reply_needed" });
  })
  .transform(({ answer, reply = "" }) => ({ isConfirmed: answer === "so", reply }));
