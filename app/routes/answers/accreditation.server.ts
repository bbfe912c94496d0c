import type { AccreditationFault } from "#app/features/members/year/accreditation.ts";

const FIELD_OF: Record<AccreditationFault, "hasNoLastDay" | "accreditedUntil"> = {
  "accreditation-both": "hasNoLastDay",
  "accreditation-kept": "accreditedUntil",
  "accreditation-past": "accreditedUntil",
  "accreditation-past-first": "accreditedUntil",
};

const isOfAccreditation = (reason: string): reason is AccreditationFault => reason in FIELD_OF;

/** What the yearly confirmation and the renewal say at the field of the accreditation that is refused; null where another reason is. */
export function errorsOfAccreditation(reason: string): Record<string, string[]> | null {
  return isOfAccreditation(reason) ? { [FIELD_OF[reason]]: [`members:year.refused.${reason}`] } : null;
}
