import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";
import { COLLEAGUE_ROLES as MEMBER_ROLES } from "#app/features/members/people/people.schema.ts";
import { COLLEAGUE_ROLES } from "./hand.ts";
import { HANDS_LENGTHS } from "./hands.schema.ts";

const words = prose({ min: 0, max: HANDS_LENGTHS.words }).default("");

/** What can be answered to somebody who asks: a role on the application or in the member, the application itself, or no. */
export const OUTCOMES = {
  application: [...COLLEAGUE_ROLES, "decline"],
  /** A colleague, or the secretariat on behalf of somebody who left, takes the application over. */
  takeOver: ["applicant", "decline"],
  secretariat: [...COLLEAGUE_ROLES, "applicant", "decline"],
  institution: [...MEMBER_ROLES, "decline"],
} as const;
export type Offered = keyof typeof OUTCOMES;

/** Words are needed to decline, and for the secretariat to hand an application over. */
export function accessAnswerSchema(offered: Offered, isSecretariat: boolean) {
  return z
    .object({ outcome: choice(OUTCOMES[offered] as unknown as [string, ...string[]]), words })
    .superRefine((answer, context) => {
      const isNeeded = answer.outcome === "decline" || (answer.outcome === "applicant" && isSecretariat);
      if (isNeeded && answer.words.length < 10)
        context.addIssue({ code: "custom", path: ["words"], message: "invitations:answer.words_needed" });
    });
}

export interface AccessAnswer {
  outcome: string;
  words: string;
}
