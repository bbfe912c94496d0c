import { type LetterAbout, type SubjectValues } from "#app/features/letters/kinds.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import type { AcceptedTextView } from "../form/accepted-texts.server.ts";
import { composeLetter, type Letter, type LetterBody, type LetterFrame } from "#app/features/letters/letter.ts";
import { textsUnder } from "./accepted-pages.ts";

interface LetterData {
  institution: string;
  /** The one link; left out where the reader has no account to go on with. */
  url?: string;
}

function compose<Kind extends LetterAbout<"application">>(
  frame: LetterFrame,
  kind: Kind,
  { url, ...values }: Pick<LetterData, "url"> & SubjectValues<Kind>,
  paragraphs: LetterBody["paragraphs"],
  person?: LetterBody["person"],
): Letter {
  const { t } = frame;
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values as unknown as SubjectValues<Kind>),
    paragraphs,
    person,
    action: url ? { label: linkOf(t, kind), url } : undefined,
  });
}

/** Who filled in the application, and how the head reaches this person. */
export interface Preparer {
  name: string;
  /** What this person is at the institution; null where the form does not say. */
  position: string | null;
  email: string;
}

function asPerson({ t }: LetterFrame, preparer: Preparer | null): LetterBody["person"] {
  if (!preparer) return undefined;
  const { name, position, email } = preparer;
  const key = position ? "prepared_as" : "prepared";
  return { label: t(`applications-mail:apply.head_request.${key}`, { name, position }), email };
}

/** What became of the request that the head got before: answered with a no, taken back to be changed, or sent anew. */
export interface EarlierRequest {
  became: "declined" | "taken_back" | "replaced";
  /** Of the answer, or of the letter, written out. */
  date: string;
  /** In the head's own words. */
  reason: string;
}

interface HeadRequest extends LetterData {
  preparer: Preparer | null;
  /** The last day on which the link works, written out. */
  until: string;
  /** Null of the first. */
  earlier?: EarlierRequest | null;
}

/** Asks the head to read the application and confirm it, or to say why not. `cost` says what membership costs. */
export function headRequestLetter(
  frame: LetterFrame,
  { preparer, earlier, cost, ...data }: HeadRequest & { cost: string },
): Letter {
  const values = { ...data, cost, association: frame.association, date: earlier?.date ?? "" };
  const words = (part: string) => frame.t(`applications-mail:apply.head_request.${part}`, values);
  const before = earlier ? [words(`earlier.${earlier.became}`), earlier.reason] : [];
  const paragraphs = [words("intro"), ...before, words("about"), words("what"), words("until")];
  return compose(frame, "application-head-request", data, paragraphs, asPerson(frame, preparer));
}

/** The same link once more. */
export function headReminderLetter(frame: LetterFrame, { preparer, ...data }: HeadRequest): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.head_reminder.${part}`, { ...data });
  return compose(frame, "application-head-reminder", data, [words("intro"), words("until")], asPerson(frame, preparer));
}

interface Received extends LetterData {
  caseNumber: string;
  /** By when the checks should be finished, written out. */
  until: string;
  /** About when the decision can be expected, written out. */
  decision: string;
  /** The texts that were accepted, each as it stood. */
  texts: readonly AcceptedTextView[];
}

/** Which texts were accepted, in which version, and where each stays; nothing when it was none. */
const acceptedParagraph = (frame: LetterFrame, texts: readonly AcceptedTextView[]) =>
  textsUnder(frame, frame.t("applications-mail:apply.received.texts"), texts);

/** Who signed, and the name on file where that is another person. */
interface Signer {
  name: string;
  position: string;
  insteadOf: string | null;
}

/** Acknowledges a submitted application with its case number, who signed it and what happens next (AUF: immediately). */
export function receivedLetter(
  frame: LetterFrame,
  { texts, ...data }: Received,
  { insteadOf, ...signer }: Signer,
): Letter {
  const words = (part: string) =>
    frame.t(`applications-mail:apply.received.${part}`, { ...data, ...signer, head: insteadOf ?? "" });
  return compose(frame, "application-received", { ...data }, [
    words("intro"),
    words(insteadOf ? "signer_another" : "signer"),
    acceptedParagraph(frame, texts),
    words("next"),
  ]);
}

/** What the head signed, for the head's own records. */
interface Signed extends Signer {
  /** When, written out. */
  at: string;
  /** Names of the documents that belong to it. */
  documents: readonly string[];
  /** SHA-256 of the content as it was signed. */
  digest: string;
}

/** The same to the head, with what was signed. */
export function receivedByHeadLetter(frame: LetterFrame, { texts, ...data }: Received, signed: Signed): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.received.${part}`, { ...data, ...signed });
  const documents = [words("documents"), ...signed.documents.map((name) => `• ${name}`)].join("\n");
  return composeLetter(frame, {
    subject: words("subject"),
    paragraphs: [
      words("intro"),
      words(signed.insteadOf ? "signed_another" : "signed"),
      signed.insteadOf ? words("object") : "",
      documents,
      acceptedParagraph(frame, texts),
      words("digest"),
      words("copy_until"),
      words("next"),
    ],
    action: data.url ? { label: words("copy"), url: data.url } : undefined,
  });
}

/** To the head who has not confirmed it; `at` is when, written out. */
export function declinedReceiptLetter(frame: LetterFrame, data: LetterData & { reason: string; at: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.declined_receipt.${part}`, { ...data });
  return compose(frame, "application-declined-receipt", { ...data }, [words("intro"), data.reason, words("next")]);
}

export function headDeclinedLetter(frame: LetterFrame, data: LetterData & { reason: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.head_declined.${part}`, { ...data });
  return compose(frame, "application-head-declined", { ...data }, [words("intro"), data.reason, words("next")]);
}

export function withdrawnLetter(frame: LetterFrame, data: LetterData): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.withdrawn.${part}`, { ...data });
  return compose(frame, "application-withdrawn", { ...data }, [words("intro"), words("next")]);
}

/** To the head who was asked to confirm it; `date` is the day of the withdrawal, written out. */
export function withdrawnToHeadLetter(frame: LetterFrame, data: LetterData & { date: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.withdrawn_head.${part}`, { ...data });
  return compose(frame, "application-withdrawn-head", { ...data }, [words("intro"), words("next")]);
}

/** A draft that has not been touched for a while. */
export function draftReminderLetter(frame: LetterFrame, data: LetterData): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.draft_reminder.${part}`, { ...data });
  return compose(frame, "application-draft-reminder", { ...data }, [words("intro"), words("next")]);
}

/** The answer to a request for information is due soon. */
export function answerReminderLetter(
  frame: LetterFrame,
  data: LetterData & { caseNumber: string; until: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.answer_reminder.${part}`, { ...data });
  return compose(frame, "application-answer-reminder", { ...data }, [words("intro"), words("until")]);
}

/** Nobody answered in time: closed for now, and how to go on. */
export function expiredLetter(frame: LetterFrame, data: LetterData & { until: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.expired.${part}`, { ...data });
  return compose(frame, "application-expired", { ...data }, [words("intro"), words("next")]);
}

/** The day of a deferral is near: what is still to be done before it. */
export function deferralReminderLetter(
  frame: LetterFrame,
  data: LetterData & { caseNumber: string; until: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.deferral_reminder.${part}`, { ...data });
  return compose(frame, "application-deferral-reminder", { ...data }, [words("intro"), words("next")]);
}

/** The day of a deferral has come: the file is checked again. */
export function takenUpLetter(frame: LetterFrame, data: LetterData & { caseNumber: string; due: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.taken_up.${part}`, { ...data });
  return compose(frame, "application-taken-up", { ...data }, [words("intro"), words("due")]);
}

/** A receipt: what was lodged, and by when the panel decides. */
export function appealReceivedLetter(
  frame: LetterFrame,
  data: LetterData & { caseNumber: string; due: string; body: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.appeal_received.${part}`, { ...data });
  return compose(frame, "application-appeal-received", { ...data }, [words("intro"), words("due"), data.body]);
}

export function appealWithdrawnLetter(
  frame: LetterFrame,
  data: LetterData & { caseNumber: string; until: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.appeal_withdrawn.${part}`, { ...data });
  return compose(frame, "application-appeal-withdrawn", { ...data }, [words("intro"), words("until")]);
}
