import { z } from "zod";
import { LOCALES } from "#db/locales.ts";
import { type ChosenGroup, PACES } from "#db/vocabulary-letters.ts";
import { GATHERED_PACES, WEEK_PACES } from "#app/features/letters/groups.ts";
import { choice, emailAddress, personName, ticked } from "#app/platform/fields.ts";
import { passwordProblem } from "./password-rules.ts";

/** The wording of the personal data notice people agree to at present; a new wording gets a new date. */
export const NOTICE_VERSION = "2026-11";

/** What may stand in a password field that is only compared: anything, within reason. */
const anyPassword = z.string().min(1).max(1000);

const newPassword = z
  .string()
  .max(1000)
  .superRefine((password, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: "custom", message: `accounts:password_problem.${problem}` });
  });

const redirectTo = z.string().max(2000).optional();
const token = z.string().max(200);
const pace = choice(PACES);
const consent = z.preprocess((value) => value === "on" || value === true, ticked);

export const signInForm = z.object({ email: emailAddress, password: anyPassword, redirectTo });

const person = { name: personName(120), password: newPassword, consent };

export const signUpForm = z.object({ ...person, email: emailAddress, locale: choice(LOCALES), redirectTo });
export const joinForm = z.object({ ...person, locale: choice(LOCALES) });
export const addressForm = z.object({ email: emailAddress });
export const forgottenForm = z.object({ email: emailAddress, redirectTo });
export const tokenForm = z.object({ token });
export const provenTokenForm = z.object({ token, password: anyPassword });
export const resetForm = z.object({ token, password: newPassword });
export const detailsForm = z.object({
  name: person.name,
  locale: choice(LOCALES),
});
const letterPaces = {
  /** Only for those who act for an institution. */
  week: choice(WEEK_PACES).optional(),
  institution: pace.optional(),
  projects: pace.optional(),
  asks: pace.optional(),
  messages: pace,
  cases: choice(GATHERED_PACES),
  /** Only for those who work for the association. */
  following: pace.optional(),
  work: pace.optional(),
} satisfies Record<ChosenGroup, unknown>;
/** How often letters of each group come, and how often they did when the form was shown. */
export const lettersForm = z.object({ ...letterPaces, seen: z.object(letterPaces).partial().default({}) });
export const changeEmailForm = z.object({ email: emailAddress, currentPassword: anyPassword });
export const changePasswordForm = z.object({ currentPassword: anyPassword, newPassword });
export const leaveForm = z.object({ currentPassword: anyPassword, consent });
export const sessionsForm = z.object({ session: z.string().max(64) });

/** What the sign-up page and an invitation hand to their commands. */
export type NewAccount = Omit<z.output<typeof signUpForm>, "consent" | "redirectTo">;
