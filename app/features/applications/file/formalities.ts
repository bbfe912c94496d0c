import type { NamedRepresentative } from "#db/schema/formalities.ts";
import type { CommitmentWay, Formality } from "#db/vocabulary-afterwards.ts";

/** The day of the formalities can be put off to so many days after they were opened. */
export const MOST_FORMALITY_DAYS = 180;

/** Days before that day on which the applicant is reminded. */
export const FORMALITY_REMINDER_DAYS = [30, 14, 3];

/** A lapsed approval can be taken up again for so long. */
export const TAKE_UP_MONTHS = 12;

export type RepresentativeRole = Exclude<Formality, "commitment">;
export const REPRESENTATIVE_ROLES = ["primary", "alternate"] as const satisfies readonly RepresentativeRole[];

/** The role in the institution that a representative has once the membership begins. */
export const ROLE_OF = { primary: "representative", alternate: "alternate" } as const;

/** Where one formality stands, and who acts next on it. */
export interface FormalityState {
  formality: Formality;
  isDone: boolean;
  actor: "head" | "representative" | "applicant" | "secretariat";
  /** How the commitment was given, when and by whom. */
  given: { by: CommitmentWay; version: number; at: Date; name: string | null; documentId: string | null } | null;
  /** Whom the link to sign it was sent to. */
  asked: { name: string; at: Date } | null;
  /** The head would not sign, and why. */
  declined: { at: Date; reason: string } | null;
  /** The secretariat did not accept the sheet, and why not. */
  refusal: { at: Date; reason: string } | null;
  /** Who is to represent the institution. */
  person: NamedRepresentative | null;
  invitation: { expiresAt: Date; isOpen: boolean; isDeclined: boolean } | null;
}

/** A sheet that the applicant uploaded counts once the secretariat has looked at it: nobody else has seen who signed. */
export const isSheetWaiting = (row: { commitmentWay: CommitmentWay | null; sheetAcceptedAt: Date | null }): boolean =>
  row.commitmentWay === "sheet" && row.sheetAcceptedAt === null;

type Answers = Record<string, unknown>;
type Account = { id: string; email: string };
type Overriding = Partial<Record<RepresentativeRole, NamedRepresentative | null>>;

/**
 * The answers about representatives as they read for whoever answers for the application now: what the form says of the
 * one who filed it does not pass to a successor, who is whom the address names.
 */
export function asOfOwner(
  representatives: Answers,
  { owner, filer }: { owner: Account; filer: Account | null },
): Answers {
  const emailOf = (role: RepresentativeRole) => representativeIn(representatives, role)?.email;
  const named = REPRESENTATIVE_ROLES.find((role) => emailOf(role) === owner.email);
  if (owner.id === filer?.id) return named ? { ...representatives, submitter_is: named } : representatives;
  const claimed = REPRESENTATIVE_ROLES.find((role) => representatives.submitter_is === role);
  const answers: Answers = { ...representatives, submitter_is: named ?? "other" };
  if (filer && claimed && claimed !== named)
    answers[claimed] = { ...(representatives[claimed] as Answers), email: filer.email };
  return answers;
}

/** The answers about representatives with those put in whom the applicant has named after the approval. */
export function withNamed(representatives: Answers, named: Overriding, ownerEmail: string): Answers {
  const changed = REPRESENTATIVE_ROLES.flatMap((role) => {
    const person = named[role];
    return person ? [[role, person] as const] : [];
  });
  const answers = { ...representatives };
  for (const [role, { name, position, email }] of changed) {
    answers[role] = { full_name: name, position, email };
    if (email === ownerEmail) answers.submitter_is = role;
    else if (answers.submitter_is === role) answers.submitter_is = "other";
  }
  return answers;
}

/** A representative as those answers name this person; null where they do not. */
export function representativeIn(representatives: Answers, role: RepresentativeRole): NamedRepresentative | null {
  const person = (representatives[role] ?? {}) as { full_name?: string; position?: string; email?: string };
  const { full_name: name = "", position = "", email = "" } = person;
  return name === "" && email === "" ? null : { name, position, email: email.toLowerCase() };
}

export const openOf = (states: readonly FormalityState[]): Formality[] =>
  states.flatMap(({ formality, isDone }) => (isDone ? [] : [formality]));
