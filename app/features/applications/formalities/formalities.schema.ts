import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { day, emailAddress, line, personName, prose } from "#app/platform/fields.ts";
import { LEAST, LIMITS } from "../form/lengths.ts";

const role = z.enum(["primary", "alternate"]);
const version = z.coerce.number().int().min(0).max(1_000_000);

/** Somebody named as representative in place of the one in the application. */
export const nameForm = z.object({
  role,
  name: personName(150),
  position: line({ min: 2, max: 150 }),
  email: emailAddress,
});

export const inviteForm = z.object({ role });

/** A coordinator lets what is open pass; the reason stays in the secretariat. */
export const beginForm = z.object({ version, reason: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }) });

const sheet = { version, documentId: z.string().min(1).max(64) };
export const acceptSheetForm = z.object(sheet);

/** The sheet does not count; the applicant reads why. */
export const refuseSheetForm = z.object({
  ...sheet,
  reason: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }),
});

/** The day is put off; the applicant reads the reason. */
export const extendForm = ({ after, last }: { after: string; last: string }) =>
  z.object({
    version,
    until: day.refine(
      (until) => until > after && until <= last,
      encodeError("formalities:error.until", { after, last }),
    ),
    reason: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }),
  });
