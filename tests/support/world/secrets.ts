/** A string of its own in every private field, so that whoever meets one where it must not be has found a leak. */
const OWN = {
  applicantEmail: "kept-applicant@university.example",
  registrationNumber: "REG-kept-5521",
  address: "14 Kept Street",
  headEmail: "kept-head@university.example",
  headPhone: "+77172000111",
  contactEmail: "kept-contact@university.example",
  contactPhone: "+77172000222",
  documentName: "kept-statutes.pdf",
  note: "The kept note of the secretariat",
  checkNote: "The kept remark on a check",
  rationale: "The kept rationale for the council. It weighs the evidence and names what was found.",
  correction: "The kept reason of a correction",
  toApplicant: "The kept message to the applicant",
  fromApplicant: "The kept message from the applicant",
  representativeEmail: "kept-representative@university.example",
  draftProject: "The kept project that is only a draft",
  interestMessage: `The kept message of interest. ${"We have worked with these archives for many years. ".repeat(5)}`,
  placeMessage: "The kept words between a lead and a partner",
  discussionPost: "The kept words of a post among partners",
  recommendation: "The kept words of a recommendation",
  requestWords: "The kept words of somebody who asks to be let in",
  takeOverWords: "The kept grounds to take a member over",
  takeOverPosition: "The kept position of who takes over",
  reviewerName: "Kept Person of the Reviews",
  reviewerEmail: "kept-reviewer@university.example",
  scoreComment: "The kept comment on a score",
  reviewRemark: "The kept remark of a reviewer",
  suspension: "The kept reason of the suspension",
  handover: "The kept reason to hand an application over",
  motion: "The kept words of a motion to the council",
  withdrawal: "The kept reason for leaving the association",
  leavingLetter: "kept-letter-of-leaving.pdf",
  unit: "The kept unit of a representative",
  notice: "The kept reason why a membership is to be ended",
  noticeReply: "The kept answer of a member that is to be put out",
  enquiry: "The kept words somebody writes to a member",
  profileForMembers: "The kept text that members alone read of a member",
  nameForDesk: "Kept Head of a Member",
  year: "The kept words of a member on its year",
  renaming: "The kept proof of another name",
  merge: "The kept proof that two members are one",
  prospect: "Kept Prospect of the Steppe",
  prospectEmail: "kept-prospect@prospective.example",
  prospectWords: "The kept words to somebody asked to apply",
  initiative: "The kept draft of an initiative",
  hiddenNeed: "The kept archive that a project for the invited looks for",
  notForUs: "The kept grounds against what was proposed to a member",
  ask: "The kept sentence of an asking member",
  hiddenProject: "The kept project that is hidden",
  hidingReason: "The kept reason why a page is hidden",
  invitationWords: "The kept words to a colleague who is invited",
} as const;

export type Secret = keyof typeof OWN;
export type Secrets = Record<Secret, string>;

/** What belongs to the people of the columns: the applicant, the representative and their institution. */
export const OWN_SECRETS: Secrets = OWN;

/** The same fields of the strangers. */
export const FOREIGN_SECRETS = Object.fromEntries(
  Object.entries(OWN).map(([name, text]) => [
    name,
    text.replaceAll("kept", "held").replaceAll("Kept", "Held").replace("+7717", "+7727"),
  ]),
) as Secrets;

/** The part that is looked for: short enough that no preview cuts it off. */
export function needleOf(text: string): string {
  return text.slice(0, 29);
}
