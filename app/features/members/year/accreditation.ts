import { refused } from "#app/platform/refusal.ts";

/** What an institution says of the end of its accreditation. */
export interface ToldAccreditation {
  /** Its last day, `YYYY-MM-DD`; null where none is given. */
  accreditedUntil: string | null;
  /** It says that there is none, as of a recognition for good. Beside the day as the entry has it this is what counts. */
  hasNoLastDay?: boolean;
}

/** Why what an institution says of its accreditation cannot be taken; null where it can. */
export function faultOfAccreditation(
  { accreditedUntil: stands }: { accreditedUntil: string | null },
  { accreditedUntil: told, hasNoLastDay }: ToldAccreditation,
  today: string,
) {
  if (told === stands) return null;
  if (hasNoLastDay) return told === null ? null : refused("accreditation-both");
  if (told !== null) return told < today ? refused("accreditation-past") : null;
  return stands !== null && stands < today ? refused("accreditation-kept") : null;
}

/**
 * The last day that stands in the entry after this was said. A day that is over stays where no other is told: it is not
 * left out to be asked for nothing.
 */
export function lastDayAfter(
  { accreditedUntil: stands }: { accreditedUntil: string | null },
  { accreditedUntil: told, hasNoLastDay }: ToldAccreditation,
  today: string,
): string | null {
  if (hasNoLastDay) return null;
  return told ?? (stands !== null && stands < today ? stands : null);
}
