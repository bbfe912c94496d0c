import { refused } from "#app/platform/refusal.ts";

/** What an institution says of the end of its accreditation. */
export interface ToldAccreditation {
  /** Its last day, `YYYY-MM-DD`; null where none is given. */
  accreditedUntil: string | null;
  /** It says that there is none, as of a recognition for good. Beside the day as the entry has it this is what counts. */
  hasNoLastDay?: boolean;
}

export type AccreditationFault =
  "accreditation-both" | "accreditation-kept" | "accreditation-past" | "accreditation-past-first";

/** Why what an institution says of its accreditation cannot be taken; null where it can. */
export function faultOfAccreditation(
  { accreditedUntil: stands }: { accreditedUntil: string | null },
  { accreditedUntil: told, hasNoLastDay }: ToldAccreditation,
  today: string,
) {
  if (told === stands) return null;
  if (hasNoLastDay) return told === null ? null : refused("accreditation-both");
  if (told === null) return refused("accreditation-kept");
  if (told >= today) return null;
  return stands === null ? refused("accreditation-past-first") : refused("accreditation-past");
}

/** The last day that stands in the entry after this was said. Where no other is told, and not that there is none, it stays. */
export function lastDayAfter(
  { accreditedUntil: stands }: { accreditedUntil: string | null },
  { accreditedUntil: told, hasNoLastDay }: ToldAccreditation,
): string | null {
  return hasNoLastDay ? null : (told ?? stands);
}
