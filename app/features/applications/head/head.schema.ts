import { z } from "zod";
import { flag, line, personName, prose, ticked } from "#app/platform/fields.ts";
import { LIMITS } from "../form/lengths.ts";

/** The head's signature under one version of the commitment: typed name and position stand for it. */
export const confirmationForm = z.object({
  text: z.coerce.number().int().min(1).max(1_000_000),
  signedName: personName(150),
  isFullName: flag,
  /** Said of a name that is not the one the letter was written to. */
  isNowHead: flag,
  signedPosition: line({ min: 2, max: 150 }),
  hasRead: ticked,
  hasAuthority: ticked,
  /** A sheet was chosen before, and another thing was wrong. */
  hadSheet: flag,
  /** Said of a sheet that was chosen before and is not added now. */
  withoutSheet: flag,
});

export const declineForm = z.object({ reason: prose({ min: 3, max: LIMITS.decline }) });
