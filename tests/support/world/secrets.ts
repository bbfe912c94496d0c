/**
 * A string of its own in every private field of the world: whoever meets one where it must not be has found a leak.
 * Made so that no search, shortening or change of case of the portal joins or splits them.
 */
export const SECRETS = {
  applicantEmail: "kept-applicant@university.example",
  representativeEmail: "kept-representative@university.example",
  coordinatorEmail: "kept-coordinator@university.example",
  registrationNumber: "REG-kept-5521",
  address: "14 Kept Street",
  headEmail: "kept-head@university.example",
  headPhone: "+77172000111",
  contactEmail: "kept-contact@university.example",
  contactPhone: "+77172000222",
  documentName: "kept-letter-of-intent.pdf",
  note: "The kept note of the secretariat",
  checkNote: "The kept remark on a check",
  rationale: "The kept rationale for the council. It weighs the evidence and names what was found.",
  toApplicant: "The kept message to the applicant",
  fromApplicant: "The kept message from the applicant",
  interestMessage: `The kept message of interest. ${"We have worked with these archives for many years. ".repeat(5)}`,
  draftProject: "The kept project that is only a draft",
  suspension: "The kept reason of the suspension",
} as const;

export type Secret = keyof typeof SECRETS;

/** The part of a secret that is looked for: short enough that no preview cuts it off. */
export function needle(secret: Secret): string {
  return SECRETS[secret].slice(0, 29);
}
