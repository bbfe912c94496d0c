import { z } from "zod";
import { day, flag, line, prose, ticked } from "#app/platform/fields.ts";
import { DOCUMENT_KINDS } from "#db/vocabulary.ts";
import { LIMITS } from "./limits.ts";

/** What an applicant writes to the secretariat. */
export const messageForm = z.object({ body: prose({ max: LIMITS.message }) });

/** Withdrawing names its reason if the applicant wishes, and is confirmed by a tick. */
export const withdrawalForm = z.object({
  reason: prose({ min: 0, max: LIMITS.withdrawal }).default(""),
  confirm: ticked,
});

/** The head's confirmation: typed name and position stand for the signature. */
export const confirmationForm = z.object({
  signedName: line({ max: 150 }),
  isFullName: flag,
  signedPosition: line({ min: 2, max: 150 }),
  hasRead: ticked,
  hasAuthority: ticked,
});

export const declineForm = z.object({ reason: prose({ min: 3, max: LIMITS.decline }) });

/** What stands beside an uploaded file. */
export const documentForm = z
  .object({
    kind: z.enum(DOCUMENT_KINDS),
    summary: prose({ min: 0, max: LIMITS.documentSummary }).optional(),
    issuedOn: day.optional(),
    expiresOn: day.optional(),
    replaces: z.uuid().optional(),
  })
  .refine(({ kind, issuedOn }) => kind !== "letter_of_intent" || issuedOn !== undefined, {
    path: ["issuedOn"],
    message: "applications:error.letter_undated",
  });

export const documentIdForm = z.object({ documentId: z.uuid() });
