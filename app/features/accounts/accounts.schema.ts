import { z } from "zod";
import { emailAddress } from "#app/platform/fields.ts";

/** What may stand in a password field when signing in: anything, within reason. */
const anyPassword = z.string().min(1).max(1000);

export const signInForm = z.object({
  email: emailAddress,
  password: anyPassword,
  redirectTo: z.string().max(2000).optional(),
});
