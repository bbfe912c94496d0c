import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { AcceptedTextView } from "../form/accepted-texts.server.ts";
import { textsUnder } from "./accepted-pages.ts";
import type { EarlierRequest } from "./applying-letters.ts";
import { bullets, type CaseData, compose } from "./case-letter.ts";

interface Asking {
  institution: string;
  caseNumber: string;
  /** Who prepared the application, on one line; empty where the account is closed. */
  preparer: string;
  preparerEmail?: string;
  /** The last day, written out. */
  until: string;
  url: string;
  /** What was signed before, where the text has changed since. */
  before: { version: number; now: number; date: string } | null;
  /** What became of the request the head got before; null of the first. */
  earlier: EarlierRequest | null;
}

/** Asks the head to sign the commitment; opening the page signs nothing. */
export function commitmentRequestLetter(
  frame: LetterFrame,
  { url, before, earlier, preparerEmail, ...values }: Asking,
): Letter {
  const words = (part: string, more = {}) =>
    frame.t(`applications-mail:apply.commitment_request.${part}`, {
      ...values,
      ...more,
      association: frame.association,
    });
  return composeLetter(frame, {
    subject: subjectOf(frame.t, "application-commitment-request", { institution: values.institution }),
    paragraphs: [
      words("intro"),
      words(values.preparer ? "asks_by" : "asks"),
      ...(earlier ? [words(`earlier.${earlier.became}`, { date: earlier.date }), earlier.reason] : []),
      before ? words("again", before) : "",
      words("what"),
      words("until"),
    ],
    addresses: preparerEmail ? [preparerEmail] : [],
    action: { label: linkOf(frame.t, "application-commitment-request"), url },
  });
}

interface SignedCommitment extends CaseData {
  /** The name on file where another person signed as the head; the letter goes to the address of that name. */
  insteadOf: string | null;
  name: string;
  position: string;
  /** When, written out. */
  at: string;
  texts: readonly AcceptedTextView[];
  /** The sheet that was added, in words; empty without one. */
  sheet: string;
}

/** What the head signed, for the head's own records. */
export function commitmentSignedLetter(
  frame: LetterFrame,
  { texts, sheet, url, insteadOf, ...values }: SignedCommitment,
): Letter {
  const { t } = frame;
  const words = (part: string) => t(`applications-mail:apply.commitment_signed.${part}`, { ...values });
  return composeLetter(frame, {
    subject: insteadOf ? words("subject_another") : subjectOf(t, "application-commitment-signed", values),
    paragraphs: [
      words(insteadOf ? "intro_another" : "intro"),
      insteadOf ? words("object") : "",
      textsUnder(frame, words(insteadOf ? "signed_another" : "signed"), texts),
      sheet && `${words(insteadOf ? "sheet_another" : "sheet")}\n${bullets([sheet])}`,
    ],
    action: { label: linkOf(t, "application-commitment-signed"), url },
  });
}

/** To the applicants: who signed, and that something else is still open. */
export function commitmentGivenLetter(
  frame: LetterFrame,
  { insteadOf, ...data }: CaseData & { name: string; position: string; insteadOf: string | null; todo: string },
): Letter {
  const words = (part: string) =>
    frame.t(`applications-mail:apply.commitment_given.${part}`, { ...data, head: insteadOf ?? "" });
  const signed = words(insteadOf ? "intro_another" : "intro");
  return compose(frame, "application-commitment-given", data, [signed, words("next"), data.todo]);
}

/** To the head who has not signed; `at` is when, written out. */
export function commitmentDeclinedReceiptLetter(frame: LetterFrame, data: CaseData & { reason: string; at: string }) {
  const words = (part: string) => frame.t(`applications-mail:apply.commitment_declined_receipt.${part}`, { ...data });
  const { url, reason, ...values } = data;
  return composeLetter(frame, {
    subject: subjectOf(frame.t, "application-commitment-declined-receipt", values),
    paragraphs: [words("intro"), reason, words("next")],
    action: { label: linkOf(frame.t, "application-commitment-declined-receipt"), url },
  });
}

/** The head does not sign, and says why. */
export function commitmentDeclinedLetter(
  frame: LetterFrame,
  data: CaseData & { person: string; reason: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.commitment_declined.${part}`, { ...data });
  return compose(frame, "application-commitment-declined", data, [words("intro"), data.reason, words("next")]);
}

/** To the head: a sheet was filed in the head's name, by whom, and how to object. */
export function sheetFiledLetter(
  frame: LetterFrame,
  { url, ...values }: CaseData & { by: string; at: string; file: string; digest: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.sheet_filed.${part}`, { ...values });
  return composeLetter(frame, {
    subject: subjectOf(frame.t, "application-sheet-filed", values),
    paragraphs: [words("intro"), words("file"), words("digest"), words("next"), words("object")],
    action: { label: linkOf(frame.t, "application-sheet-filed"), url },
  });
}

/** To the applicants: the secretariat does not accept the sheet, and why not. */
export function sheetRefusedLetter(frame: LetterFrame, data: CaseData & { reason: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:review.sheet_refused.${part}`, { ...data });
  return compose(frame, "application-sheet-refused", data, [words("intro"), data.reason, words("next")]);
}
