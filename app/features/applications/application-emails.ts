import { composeLetter } from "#app/platform/letter.ts";

import type { LetterFrame } from "./application-letters.ts";

type Letter = ReturnType<typeof composeLetter>;

interface LetterData {
  institution: string;
  /** The one link; left out where the reader has no account to go on with. */
  url?: string;
}

function compose(
  { t, locale, sender }: LetterFrame,
  kind: string,
  data: LetterData & Record<string, unknown>,
  parts: string[],
): Letter {
  const { url, ...values } = data;
  return composeLetter({
    subject: t(`applications-mail:apply.${kind}.subject`, values),
    sender,
    footer: t("common:footer.disclaimer"),
    locale,
    paragraphs: parts.filter((part) => part !== ""),
    action: url ? { label: t(`applications-mail:apply.${kind}.action`), url } : undefined,
  });
}

interface HeadRequest extends LetterData {
  headName: string;
  /** The last day on which the link works, written out. */
  until: string;
}

/** Asks the head to read the application and confirm it, or to say why not. */
export function headRequestLetter(frame: LetterFrame, data: HeadRequest): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.head_request.${part}`, { ...data });
  return compose(frame, "head_request", { ...data }, [
    words("greeting"),
    words("intro"),
    words("what"),
    words("until"),
  ]);
}

/** The same link once more. */
export function headReminderLetter(frame: LetterFrame, data: HeadRequest): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.head_reminder.${part}`, { ...data });
  return compose(frame, "head_reminder", { ...data }, [words("greeting"), words("intro"), words("until")]);
}

interface Received extends LetterData {
  caseNumber: string;
  /** By when the checks should be finished, written out. */
  until: string;
}

/** Acknowledges a submitted application with its case number and what happens next (AUF: immediately). */
export function receivedLetter(frame: LetterFrame, data: Received): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.received.${part}`, { ...data });
  return compose(frame, "received", { ...data }, [words("intro"), words("next")]);
}

export function headDeclinedLetter(frame: LetterFrame, data: LetterData & { reason: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.head_declined.${part}`, { ...data });
  return compose(frame, "head_declined", { ...data }, [words("intro"), data.reason, words("next")]);
}

export function withdrawnLetter(frame: LetterFrame, data: LetterData): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.withdrawn.${part}`, { ...data });
  return compose(frame, "withdrawn", { ...data }, [words("intro"), words("next")]);
}

/** For the coordinator who has the file. */
export function applicantWroteLetter(
  frame: LetterFrame,
  data: LetterData & { caseNumber: string; body: string },
): Letter {
  const intro = frame.t("applications-mail:apply.applicant_wrote.intro", { ...data });
  return compose(frame, "applicant_wrote", { ...data }, [intro, data.body]);
}

/** A draft that has not been touched for a while. */
export function draftReminderLetter(frame: LetterFrame, data: LetterData): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.draft_reminder.${part}`, { ...data });
  return compose(frame, "draft_reminder", { ...data }, [words("intro"), words("next")]);
}

/** The answer to a request for information is due soon. */
export function answerReminderLetter(
  frame: LetterFrame,
  data: LetterData & { caseNumber: string; until: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.answer_reminder.${part}`, { ...data });
  return compose(frame, "answer_reminder", { ...data }, [words("intro"), words("until")]);
}

/** Nobody answered in time: closed for now, and how to go on. */
export function expiredLetter(frame: LetterFrame, data: LetterData): Letter {
  const words = (part: string) => frame.t(`applications-mail:apply.expired.${part}`, { ...data });
  return compose(frame, "expired", { ...data }, [words("intro"), words("next")]);
}
