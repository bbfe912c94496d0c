import { DEFAULT_ZONE } from "#app/i18n/zone.ts";
import type { Locale } from "#db/locales.ts";

/** What administrators may change without a developer. */
export interface AssociationSettings {
  name: Record<Locale, string>;
  shortName: Record<Locale, string>;
  /** While true, every page says that the association is being established. */
  isProposed: boolean;
  contactEmail: string | null;
  /** Who may decide on a recommendation besides a council member. */
  decisionBy: "council" | "coordinator" | "either";
  /** Minutes between a decision and its effect, in which it can be taken back; 0 for none. */
  holdMinutes: number;
  /** Projects wait for a coordinator before they are published. */
  isProjectCheckOn: boolean;
  /** Working days within which a submitted application is checked. */
  checkWithinDays: number;
  /** Days an applicant has to answer a request for information. */
  answerWithinDays: number;
  /** Days the head of the institution has to confirm. */
  confirmWithinDays: number;
  /** Days beside Saturday and Sunday on which nobody works: `YYYY-MM-DD`, or `MM-DD` for every year. */
  holidays: string[];
  /** Name of the zone (IANA) in which the association works. */
  timeZone: string;
  /** Years a membership runs; null for an open end. */
  termYears: number | null;
}

export interface LocalizedAssociation {
  name: string;
  shortName: string;
  isProposed: boolean;
  contactEmail: string | null;
}

/** Until somebody says otherwise; the names are in the catalogues. */
export const DEFAULT_ASSOCIATION: Omit<AssociationSettings, "name" | "shortName"> = {
  isProposed: true,
  contactEmail: null,
  decisionBy: "either",
  holdMinutes: 10,
  isProjectCheckOn: true,
  // Ten working days, thirty days: the practice of the consortium of the UNESCO centre in St Petersburg and of the AUF.
  checkWithinDays: 10,
  answerWithinDays: 30,
  confirmWithinDays: 14,
  // The public holidays of Kazakhstan that have a fixed date.
  holidays: "01-01 01-02 03-08 03-21 03-22 03-23 05-01 05-07 05-09 07-06 08-30 10-25 12-16".split(" "),
  timeZone: DEFAULT_ZONE,
  termYears: 4,
};
