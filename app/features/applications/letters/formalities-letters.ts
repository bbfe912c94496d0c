import type { TFunction } from "i18next";
import type { Letter, LetterFrame } from "#app/features/letters/letter.ts";
import type { Role } from "#db/vocabulary.ts";
import { type FormalityState } from "../file/formalities.ts";
import { bullets, type CaseData, compose } from "./case-letter.ts";

function inWords(t: TFunction, { formality, actor, asked, person }: FormalityState): string {
  const named = { person: asked?.name ?? person?.name ?? "" };
  if (formality === "commitment")
    return t(`formalities:todo.commitment.${actor === "representative" ? "applicant" : actor}`, named);
  const who = actor === "representative" ? "representative" : "applicant";
  return t(`formalities:todo.${formality}.${who}`, named);
}

/** What is still open, each in a sentence that says who does it. */
export const openInWords = (t: TFunction, states: readonly FormalityState[]): string[] =>
  states.filter(({ isDone }) => !isDone).map((state) => inWords(t, state));

/** The same as one paragraph; where nothing is open it says so. */
export const todoParagraph = (t: TFunction, states: readonly FormalityState[]): string => {
  const open = openInWords(t, states);
  return open.length > 0 ? bullets(open) : t("formalities:todo.nothing");
};

interface Told extends CaseData {
  /** The last day, written out. */
  until: string;
}

/** The day is near. */
export function formalitiesReminderLetter(frame: LetterFrame, data: Told & { todo: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:review.formalities_reminder.${part}`, { ...data });
  return compose(frame, "application-formalities-reminder", data, [words("intro"), data.todo, words("lapse")]);
}

/** A coordinator has put the day off, and says why. */
export function formalitiesExtendedLetter(frame: LetterFrame, data: Told & { todo: string; reason: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:review.formalities_extended.${part}`, { ...data });
  return compose(frame, "application-formalities-extended", data, [
    words("intro"),
    data.reason,
    words("open"),
    data.todo,
  ]);
}

/** Nothing more came until the day. `until` is the day until which the approval can be taken up again. */
export function approvalLapsedLetter(frame: LetterFrame, data: Told): Letter {
  const words = (part: string) => frame.t(`applications-mail:review.approval_lapsed.${part}`, { ...data });
  return compose(frame, "application-approval-lapsed", data, [words("intro"), words("next")]);
}

/** A lapsed approval is in force again. */
export function approvalTakenUpLetter(frame: LetterFrame, data: Told & { todo: string; reason: string }): Letter {
  const words = (part: string) => frame.t(`applications-mail:review.approval_taken_up.${part}`, { ...data });
  return compose(frame, "application-approval-taken-up", data, [
    words("intro"),
    data.reason,
    words("open"),
    data.todo,
    words("lapse"),
  ]);
}

interface Begun extends CaseData {
  category: string;
  number: string;
  /** The last day of the membership, written out; empty for an open end. */
  day: string;
  /** What the reader is in the institution from now on; null of whoever is nothing there. */
  role: Role | null;
}

export function membershipBegunLetter(frame: LetterFrame, data: Begun): Letter {
  const { t } = frame;
  const { institution, caseNumber, category, number, day, role } = data;
  return compose(frame, "application-membership-begun", data, [
    t("applications-mail:review.membership_begun.intro", { institution, caseNumber }),
    t("applications-mail:review.approved.membership", { category, number }),
    day && t("applications-mail:review.approved.term", { day }),
    t("applications-mail:review.approved.next"),
    role ? t("applications-mail:review.membership_begun.role", { role: t(`vocabulary:role.${role}`) }) : "",
  ]);
}
