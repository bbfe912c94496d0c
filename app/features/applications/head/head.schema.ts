import { z } from "zod";
import { flag, line, personName, prose, ticked } from "#app/platform/fields.ts";
import { LIMITS } from "../form/lengths.ts";

/** The head's confirmation: typed name and position stand for the signature. */
export const confirmationForm = z.object({
  signedName: personName(150),
  isFullName: flag,
  signedPosition: line({ min: 2, max: 150 }),
  hasRead: ticked,
  hasAuthority: ticked,
});

export const declineForm = z.object({ reason: prose({ min: 3, max: LIMITS.decline }) });
