import { z } from "zod";
import { choice, emailAddress, line, personName, prose } from "#app/platform/fields.ts";
import { LOCALES } from "#db/locales.ts";
import { TAKE_OVER_ANSWERS } from "#db/vocabulary.ts";
import { SPEAKERS } from "#app/features/members/institution/member.policy.ts";
import { COLLEAGUE_ROLES as MEMBER_ROLES } from "#app/features/members/people/people.schema.ts";
import { COLLEAGUE_ROLES } from "./hand.ts";
import { askSchema, HANDS_LENGTHS } from "./hands.schema.ts";

const words = prose({ min: 0, max: HANDS_LENGTHS.words }).default("");

/** What can be answered to somebody who asks: a role on the application or in the member, the application itself, or no. */
export const OUTCOMES = {
  application: [...COLLEAGUE_ROLES, "decline"],
  /** A colleague, or the secretariat on behalf of somebody who left, takes the application over. */
  takeOver: ["applicant", "decline"],
  secretariat: [...COLLEAGUE_ROLES, "applicant", "decline"],
  institution: [...MEMBER_ROLES, "decline"],
  /** Where nobody is left who speaks for the member, and its head's office has confirmed who will. */
  memberTakeOver: ["representative", ...MEMBER_ROLES, "decline"],
} as const;
export type Offered = keyof typeof OUTCOMES;

/** Words are needed to decline, and for the secretariat to hand an application over or let somebody speak for a member. */
export function accessAnswerSchema(offered: Offered, isSecretariat: boolean) {
  return z
    .object({ outcome: choice(OUTCOMES[offered] as unknown as [string, ...string[]]), words })
    .superRefine((answer, context) => {
      const isGivenAway = answer.outcome === "applicant" || SPEAKERS.some((role) => role === answer.outcome);
      const isNeeded = answer.outcome === "decline" || (isGivenAway && isSecretariat);
      if (isNeeded && answer.words.length < 10)
        context.addIssue({ code: "custom", path: ["words"], message: "invitations:answer.words_needed" });
    });
}

export interface AccessAnswer {
  outcome: string;
  words: string;
}

/** Where the secretariat writes to the head's office of a member. */
export const askHeadSchema = z.object({
  email: emailAddress,
  locale: choice(LOCALES),
  /** How often it had been written to when the page was opened. */
  seen: z.coerce.number().int().min(0).max(100),
});

/** Who asks to take a member over. */
export const takeOverSchema = askSchema.extend({ position: line({ min: 2, max: HANDS_LENGTHS.position }) });

/** Why somebody who spoke for a member until lately objects. */
export const objectionSchema = z.object({ words: prose({ min: 10, max: HANDS_LENGTHS.words }) });

/** What the head's office answers by its link. */
export const headAnswerSchema = z.object({
  name: personName(HANDS_LENGTHS.position),
  outcome: choice(TAKE_OVER_ANSWERS),
  words: prose({ max: HANDS_LENGTHS.words }).optional(),
});
