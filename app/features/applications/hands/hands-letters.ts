import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import type { LetterKind } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Role } from "#db/vocabulary.ts";

/** The letters about people on an application, and about requests to be let in. */
export type HandsKind = Extract<LetterKind, `hands-${string}` | `access-${string}`>;

interface HandsLetter {
  kind: HandsKind;
  /** In the reader's language. */
  institution: string;
  /** Whom it is about, or who did it; empty where it is about nobody. */
  person?: string;
  role?: Role;
  /** When the link ends, written out. */
  until?: string;
  /** In somebody's own words. */
  words?: string | null;
  url?: string;
}

const WORDS: Record<HandsKind, string> = {
  "hands-invited": "invitations-mail:invited",
  "hands-handover": "invitations-mail:handover",
  "hands-joined": "invitations-mail:joined",
  "hands-declined": "invitations-mail:declined",
  "hands-left": "invitations-mail:left",
  "hands-ended": "invitations-mail:ended",
  "hands-changed": "invitations-mail:changed",
  "hands-passed": "invitations-mail:passed",
  "hands-passed_by_secretariat": "invitations-mail:passed_by_secretariat",
  "access-asked": "invitations-mail:asked",
  "access-asked_member": "invitations-mail:asked_member",
  "access-passed_on": "invitations-mail:passed_on",
  "access-passed_on_member": "invitations-mail:passed_on",
  "access-accepted": "invitations-mail:accepted",
  "access-declined": "invitations-mail:refused",
};

/** One of these letters: what happened, somebody's own words, what to do now. */
export function handsLetter(frame: LetterFrame, { kind, words, url, role, ...names }: HandsLetter): Letter {
  const { t, association } = frame;
  const values = { ...names, association, role: role ? t(`vocabulary:role.${role}`) : "" };
  return composeLetter(frame, {
    subject: subjectOf(t, kind, { institution: names.institution }),
    paragraphs: [t(`${WORDS[kind]}.text`, values), words ?? "", t(`${WORDS[kind]}.next`, values)],
    action: url ? { label: linkOf(t, kind), url } : undefined,
  });
}
