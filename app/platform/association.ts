import { inEachLocale } from "#app/i18n/locale.ts";
import { DEFAULT_ZONE } from "#app/i18n/zone.ts";
import { GLOBAL_NORTH } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import type { Share } from "#db/vocabulary-council.ts";

/** `load`: whoever has fewest open cases. `country`, `language`: first of all those to whom the country is given, who use that language. */
export const ASSIGNMENT_RULES = ["nobody", "load", "country", "language"] as const;
export type AssignmentRule = (typeof ASSIGNMENT_RULES)[number];

/** What administrators may change without a developer. */
export interface AssociationSettings {
  name: Record<Locale, string>;
  shortName: Record<Locale, string>;
  /** While true, every page says that the association is being established. */
  isProposed: boolean;
  contactEmail: string | null;
  /** Who decides on a recommendation; `ballot`: no single person, only a vote of the council. */
  decisionBy: "council" | "coordinator" | "either" | "ballot";
  /** Who gets a case as it comes in: nobody in particular, or by a rule whoever has fewest, of all or of those who are nearest. */
  assignBy: AssignmentRule;
  /** By which rules the council votes, unless a session has others. */
  voteQuorum: Share;
  voteShare: Share;
  /** At most so many may be against; null for any number. */
  voteMostAgainst: number | null;
  /** Minutes between a decision and its effect, in which it can be taken back; 0 for none. */
  holdMinutes: number;
  /** Projects wait for a coordinator before they are published. */
  isProjectCheckOn: boolean;
  /** How many people of member institutions review a case before it is recommended; 0 for none. */
  reviewersPerCase: number;
  /** How many months pass from one note on the course of a project to the next. */
  projectProgressMonths: number;
  /** Working days within which a submitted application is checked. */
  checkWithinDays: number;
  /** Days an applicant has to answer a request for information. */
  answerWithinDays: number;
  /** Days the head of the institution has to confirm. */
  confirmWithinDays: number;
  /** A membership begins only when the commitment is signed and two representatives have accounts. */
  formalities: boolean;
  /** Days an approved institution has for that. */
  formalitiesDays: number;
  /** Days a member has to answer before its membership is ended. */
  replyWithinDays: number;
  /** Days after which a project that its lead has left alone is marked as such. */
  projectStaleDays: number;
  /** Days beside Saturday and Sunday on which nobody works: `YYYY-MM-DD`, or `MM-DD` for every year. */
  holidays: string[];
  /** Codes of the countries that do not count as the Global South. */
  globalNorth: string[];
  /** The figures of each year that is over stand on a public page. */
  areFiguresPublic: boolean;
  /** Members pay dues: without it nothing of them is to be seen. */
  areDuesOn: boolean;
  /** Who signs a certificate of membership, a line for each; what is left empty has the words of the catalogue. */
  certificateSigners: Record<Locale, string>;
  /** Name of the zone (IANA) in which the association works. */
  timeZone: string;
  /** The year in which the association began: no membership of a list is older. */
  firstYear: number;
  /** Years a membership runs; null for an open end. */
  termYears: number | null;
  /** Days before its last one on which a member is reminded to renew. */
  termFirstReminder: number;
  termLastReminder: number;
  /** Days for which a membership stays in force after its term, so that it can be renewed. */
  graceDays: number;
  /** Months after which whoever acts for a member is asked to confirm that; 0 for never. */
  tieMonths: number;
  /** Days for that, after which the rights rest. */
  tieDays: number;
  /** First and last day of the weeks in which members confirm their entries each year, `MM-DD`. */
  confirmationOpens: string;
  confirmationCloses: string;
  /** Days before the end on which those who have not are reminded. */
  confirmationFirstReminder: number;
  confirmationLastReminder: number;
  /** Days after the end until who has not confirmed is suspended. */
  confirmationLateDays: number;
  /** Who was admitted so many months before, or later, is not asked. */
  confirmationExemptMonths: number;
  /** Days before the accreditation ends on which a member is reminded. */
  accreditationFirstReminder: number;
  accreditationLastReminder: number;
  /** Months after its end until a member without another is suspended. */
  accreditationGraceMonths: number;
}

/** Whether the setting lets coordinators be the second person. */
export const doCoordinatorsDecide = (decisionBy: AssociationSettings["decisionBy"]) =>
  decisionBy === "either" || decisionBy === "coordinator";

/** Whether it lets single members of the council. */
export const doMembersDecide = (decisionBy: AssociationSettings["decisionBy"]) =>
  decisionBy === "either" || decisionBy === "council";

export interface LocalizedAssociation {
  name: string;
  shortName: string;
  isProposed: boolean;
  contactEmail: string | null;
  areFiguresPublic: boolean;
}

/** Until somebody says otherwise; the names are in the catalogues. */
export const DEFAULT_ASSOCIATION: Omit<AssociationSettings, "name" | "shortName"> = {
  isProposed: true,
  contactEmail: null,
  decisionBy: "either",
  assignBy: "nobody",
  // Two thirds of the votes cast: the practice of the University Alliance of the Silk Road.
  voteQuorum: "more_than_half",
  voteShare: "two_thirds",
  voteMostAgainst: null,
  holdMinutes: 10,
  isProjectCheckOn: true,
  reviewersPerCase: 0,
  // Horizon and Erasmus+ ask for interim reports about twice a year.
  projectProgressMonths: 6,
  // Ten working days, thirty days: the practice of the consortium of the UNESCO centre in St Petersburg and of the AUF.
  checkWithinDays: 10,
  answerWithinDays: 30,
  confirmWithinDays: 14,
  // The practice of the IAU: the letter of commitment after the approval, and a membership after that.
  formalities: false,
  formalitiesDays: 60,
  replyWithinDays: 30,
  projectStaleDays: 90,
  // The public holidays of Kazakhstan that have a fixed date.
  holidays: "01-01 01-02 03-08 03-21 03-22 03-23 05-01 05-07 05-09 07-06 08-30 10-25 12-16".split(" "),
  globalNorth: [...GLOBAL_NORTH],
  areFiguresPublic: false,
  areDuesOn: false,
  certificateSigners: inEachLocale(() => ""),
  timeZone: DEFAULT_ZONE,
  firstYear: 2016,
  termYears: 4,
  termFirstReminder: 60,
  termLastReminder: 14,
  graceDays: 90,
  tieMonths: 12,
  tieDays: 30,
  confirmationOpens: "01-01",
  confirmationCloses: "03-31",
  confirmationFirstReminder: 30,
  confirmationLastReminder: 7,
  confirmationLateDays: 90,
  confirmationExemptMonths: 6,
  accreditationFirstReminder: 90,
  accreditationLastReminder: 30,
  accreditationGraceMonths: 6,
};
