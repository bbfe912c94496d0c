import { z } from "zod";
import { choice, day, prose, ticked, webAddress } from "#app/platform/fields.ts";
import { DOCUMENT_KINDS, LATE_EVIDENCE, type DocumentKind } from "#db/vocabulary.ts";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";

/** An answer to a request for information; `unchanged` sends also what was not changed. */
export const answerForm = z.object({
  message: prose({ min: 0, max: LIMITS.message }).default(""),
  unchanged: z.literal("send").optional(),
});

/** A report that the conditions of a deferral are met says how; `unchanged` reports them also when nothing was changed. */
export const conditionsForm = z.object({
  message: prose({ min: LEAST.request, max: LIMITS.message }),
  unchanged: z.literal("send").optional(),
});

export const [REGISTER_LINK, AUTHORITY_PAGE] = LATE_EVIDENCE;

/** A link that is added while the file is checked. */
export const evidenceLinkForm = z.object({ kind: choice([REGISTER_LINK, AUTHORITY_PAGE]), url: webAddress });

/** Withdrawing names its reason if the applicant wishes, and is confirmed by a tick. */
export const withdrawalForm = z.object({
  reason: prose({ min: 0, max: LIMITS.withdrawal }).default(""),
  confirm: ticked,
});

const beside = {
  kind: z.enum(DOCUMENT_KINDS),
  summary: prose({ min: 0, max: LIMITS.documentSummary }).optional(),
  issuedOn: day.optional(),
  expiresOn: day.optional(),
};

function isDated({ kind, issuedOn }: { kind: DocumentKind; issuedOn?: string }): boolean {
  return kind !== "letter_of_intent" || issuedOn !== undefined;
}

interface Days {
  issuedOn?: string;
  expiresOn?: string;
}

const isAfterIssue = ({ issuedOn, expiresOn }: Days) => !issuedOn || !expiresOn || issuedOn <= expiresOn;
const isIssuedBy =
  (newestDay: string) =>
  ({ issuedOn }: Days) =>
    !issuedOn || issuedOn <= newestDay;

const reversed = { path: ["expiresOn"], message: "applications:error.ends_before_start" };
const toCome = { path: ["issuedOn"], message: "applications:error.in_future" };
const undated = { path: ["issuedOn"], message: "applications:error.letter_undated" };

/**
 * An uploaded file: what stands beside it, and which document it takes the place of.
 * @param newestDay the newest day that has begun anywhere on earth
 */
export const documentForm = (newestDay: string) =>
  z
    .object({ ...beside, replaces: z.uuid().optional() })
    .refine(isDated, undated)
    .refine(isAfterIssue, reversed)
    .refine(isIssuedBy(newestDay), toCome);

/** The same as far as it is right: what was wrong is left out, and asked again. */
export const keptDocumentForm = z.object({ ...beside, replaces: z.uuid().optional() });

/** What stands beside a document, changed afterwards. */
export const describeForm = (newestDay: string) =>
  z
    .object({ ...beside, documentId: z.uuid() })
    .refine(isDated, undated)
    .refine(isAfterIssue, reversed)
    .refine(isIssuedBy(newestDay), toCome);

export const documentIdForm = z.object({ documentId: z.uuid() });
