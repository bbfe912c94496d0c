import { z } from "zod";
import { choice, emailAddress, prose } from "#app/platform/fields.ts";
import { LOCALES } from "#db/locales.ts";
import { SPEAKERS } from "../institution/member.policy.ts";

/** Whom a representative may invite; the primary representative changes only through the secretariat. */
export const COLLEAGUE_ROLES = ["alternate", "editor", "project_officer"] as const;

export const invitationSchema = z.object({
  email: emailAddress,
  role: choice(COLLEAGUE_ROLES),
  locale: choice(LOCALES),
});

const reason = prose({ min: 10, max: 1000 });

export const endAccessSchema = z.object({ reason });

export const offerSchema = z.object({ userId: z.string().min(1).max(100) });

export const appointmentSchema = z.object({ userId: z.string().min(1).max(100), reason });

/** Whom the secretariat may invite for an institution: somebody who speaks for it. */
export const speakerInvitationSchema = z.object({
  email: emailAddress,
  role: choice(SPEAKERS),
  locale: choice(LOCALES),
});

export const withdrawalSchema = z.object({ email: emailAddress, role: z.string().max(40) });
