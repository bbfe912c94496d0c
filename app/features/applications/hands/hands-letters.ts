import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { type LetterKind, LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { domainOf, shownEmailAddress } from "#app/platform/email-address.ts";
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
  /** When the link ends, or the last day, written out. */
  until?: string;
  /** Which sentences of the letter say it, where it has several; and one that is added. */
  text?: string;
  more?: string;
  next?: string;
  /** Where the office of the head was asked. */
  email?: string;
  /** Who did it. */
  actor?: string;
  /** In somebody's own words. */
  words?: string | null;
  url?: string;
}

interface Asker {
  name: string;
  email: string;
}

/**
 * Who asks to be let in, behind the domain of the address: no name, whatever it pretends to be, can stand before it. With
 * what the person does at the institution, where that was said.
 */
export const askerLine = ({ name, email }: Asker, position = "") =>
  `[${shownEmailAddress(domainOf(email))}] ${[name, position].filter(Boolean).join(", ")}`;

/** One of these letters: what happened, somebody's own words, what to do now. */
export function handsLetter(
  frame: LetterFrame,
  { kind, text = "text", more, next = "next", words, url, role, ...names }: HandsLetter,
): Letter {
  const { t, association } = frame;
  const values = { ...names, association, role: role ? t(`vocabulary:role.${role}`) : "" };
  const said = LETTERS[kind].words;
  return composeLetter(frame, {
    subject: subjectOf(t, kind, { institution: names.institution, person: names.person ?? "" }),
    paragraphs: [
      t(`${said}.${text}`, values),
      more ? t(`${said}.${more}`, values) : "",
      words ?? "",
      t(`${said}.${next}`, values),
    ],
    addresses: [names.person ?? "", names.email ?? ""].filter((one) => one.includes("@")),
    action: url ? { label: linkOf(t, kind), url } : undefined,
  });
}
